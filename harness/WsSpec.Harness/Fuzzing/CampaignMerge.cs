using System.Collections.Immutable;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Fuzzing;

/// <summary>
/// What several runs of a campaign have found, put together: of findings about one target that are the same the shortest stays. The order
/// of the folders makes no difference, nor does merging twice.
/// </summary>
/// <param name="Findings">The names of the files, one folder for each target, and what they hold.</param>
/// <param name="Played">Dialogues, of all states.</param>
internal sealed record CampaignMerge(ImmutableSortedDictionary<string, FindingDocument> Findings, long Played, ModelCoverage Coverage)
{
    /// <param name="folders">Those that hold findings and states, at any depth.</param>
    /// <param name="note">Told what was left out.</param>
    /// <exception cref="CommandException">A folder cannot be read.</exception>
    public static CampaignMerge Of(IEnumerable<string> folders, Action<string> note)
    {
        var findings = ImmutableSortedDictionary.CreateBuilder<string, FindingDocument>(StringComparer.Ordinal);
        var (played, coverage) = (0L, ModelCoverage.None);
        foreach (var path in folders.SelectMany(Files).Order(StringComparer.Ordinal))
        {
            try
            {
                var document = FindingFile.Read(path).Document;
                var name = $"{SafeName.Of(document.Target)}/{FindingFile.NameOf(document)}.json";
                findings[name] = findings.TryGetValue(name, out var other) ? Shorter(document, other) : document;
            }
            catch (FormatException e) when (!IsState(path))
            {
                note($"{e.Message}; it is left out");
            }
            catch (FormatException)
            {
                var state = FuzzState.Read(path);
                played += state.Played;
                coverage = coverage.Plus(state.Coverage?.Read() ?? ModelCoverage.None);
            }
        }

        return new(findings.ToImmutable(), played, coverage);
    }

    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        foreach (var (name, document) in Findings)
        {
            FindingFile.Write(Path.Combine(folder, name), document);
        }
    }

    private static bool IsState(string path)
    {
        try
        {
            return FuzzState.Read(path) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Of two of the same length the same one, whichever comes first.</summary>
    private static FindingDocument Shorter(FindingDocument one, FindingDocument other)
    {
        return Rank(one).CompareTo(Rank(other)) <= 0 ? one : other;

        static (int Frames, int Length, string Text) Rank(FindingDocument document)
        {
            var text = FindingFile.Text(document);
            return (document.Dialogue.Turns.Sum(turn => turn.Frames.Length), text.Length, text);
        }
    }

    private static string[] Files(string folder) =>
        UserFile.Read(folder, folder => Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories));
}
