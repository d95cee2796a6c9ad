using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The files of a report: an index and a page for each case, each as JSON and as HTML. Files of earlier runs are replaced, not removed.
/// </summary>
internal sealed class ReportFolder(string path)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="CommandException">The folder cannot be written to.</exception>
    public void Write(ImmutableArray<AutobahnResult> results, AutobahnProfile profile)
    {
        WriteIndex([.. results.Select(r => r.IndexEntry)], profile);

        // Two agents may share a file name, as with Autobahn; the later one is kept.
        Trying(() => Parallel.ForEach(results.GroupBy(r => r.IndexEntry.FileName), named => WriteFilesOf(named.Last())));
    }

    /// <inheritdoc cref="Write"/>
    public void WriteIndex(ImmutableArray<IndexEntry> entries, AutobahnProfile profile) => Trying(() =>
    {
        WriteFile("index.json", AutobahnJson.Index(entries));
        WriteFile("index.html", HtmlIndex.Write(entries, profile));
    });

    /// <inheritdoc cref="Write"/>
    public void WriteCase(AutobahnResult result) => Trying(() => WriteFilesOf(result));

    private void WriteFilesOf(AutobahnResult result)
    {
        var name = result.IndexEntry.FileName;
        WriteFile(name + ".json", CaseJson.Write(result));
        WriteFile(name + ".html", HtmlCase.Write(result));
    }

    private void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(path, name), text, Encoding);

    private void Trying(Action write)
    {
        try
        {
            Directory.CreateDirectory(path);
            write();
        }
        catch (Exception e) when (e.GetBaseException() is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write the report to {path}: {e.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }
}
