using System.Collections.Immutable;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// A journal that is being written. Each line is with the system before the next result is taken, so whatever ends the harness, only what
/// was under way is lost. No second run can write the same file meanwhile.
/// </summary>
public sealed class Journal : IRunLedger, IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly JournalWriter _writer;
    private readonly List<RunFacts> _earlier;
    private long _began;

    private Journal(string path, FileStream file, List<RunFacts> earlier) =>
        (_path, _file, _writer, _earlier) = (path, file, new(file), earlier);

    /// <summary>Why it is not written any more; null while it is.</summary>
    public string? Failure { get; private set; }

    /// <param name="resumes">Whether to go on with what the file holds, if there is anything; otherwise it is begun anew.</param>
    /// <param name="targets">What may be told of in it.</param>
    /// <param name="note">Told what was left out.</param>
    /// <exception cref="CommandException">The file cannot be written, is no journal, or tells of another target.</exception>
    public static Journal Open(string path, bool resumes, ImmutableArray<string> targets, Action<string> note)
    {
        FileStream? file = null;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            var earlier = new List<RunFacts>();
            if (resumes && file.Length > 0)
            {
                var journal = JournalReader.Read(file, holdsRules: false);
                if (journal.IsTorn)
                {
                    note($"{path} ends in the middle of a line, which is left out");
                }

                earlier.AddRange(journal.Runs.Select(run => run.Facts));
                if (earlier.Find(run => !targets.Contains(run.Target)) is { } foreign)
                {
                    throw Another(path, $"the target {foreign.Target}, not {string.Join(", ", targets)}");
                }

                file.SetLength(journal.Length);
            }
            else
            {
                file.SetLength(0);
            }

            file.Seek(0, SeekOrigin.End);
            return new(path, file, earlier);
        }
        catch (Exception e) when (SavedRuns.IsOfTheFile(e) || e is CommandException)
        {
            file?.Dispose();
            throw e as CommandException ?? new CommandException($"cannot go on with {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <exception cref="CommandException">What the file holds of the target is of another run.</exception>
    public RunFacts? Begin(RunFacts head)
    {
        _began = TimeProvider.System.GetTimestamp();
        var earlier = _earlier.Find(run => (run.Target, run.Testee) == (head.Target, head.Testee));
        if (earlier is not null && Kinship.Difference(earlier, head) is { } difference)
        {
            throw Another(_path, difference);
        }

        Try(() => _writer.Begin(new(head, Assessment.Usual)));
        return earlier;
    }

    public void Add(CaseResult result) => Try(() => _writer.Add(result, TimeProvider.System.GetElapsedTime(_began)));

    /// <summary>Told what the run has come to.</summary>
    public void End(RunReport report)
    {
        Try(() => _writer.End(report));
        _earlier.RemoveAll(run => (run.Target, run.Testee) == (report.Facts.Target, report.Facts.Testee));
        _earlier.Add(report.Facts);
    }

    public void Dispose() => _file.Dispose();

    private static CommandException Another(string path, string what) => new($"{path} is of another run, of {what}");

    /// <summary>A full disk does not end the run: its reports may go elsewhere.</summary>
    private void Try(Action write)
    {
        try
        {
            if (Failure is null)
            {
                write();
            }
        }
        catch (IOException e)
        {
            Failure = $"cannot write {_path}: {e.Message.ReplaceLineEndings(" ")}";
        }
    }
}
