using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Running;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Cli;

/// <summary>
/// The journals of a command. Where a JSON report was asked for, and no journal, one lies beside it until the report is there: whatever
/// ends the harness, what was found out by then is not lost.
/// </summary>
internal sealed class Journals : IDisposable
{
    private const string Beside = ".journal";

    private readonly string? _path;
    private readonly bool _resumes;
    private readonly bool _isTemporary;
    private readonly ImmutableArray<string> _targets;
    private readonly Output _output;
    private readonly Dictionary<string, Journal> _open = [];

    /// <param name="resumed">The journal to go on with; null: none.</param>
    /// <param name="targets">What the command is about.</param>
    public Journals(Output output, string? resumed, ImmutableArray<string> targets)
    {
        var (wanted, saved) = (output.Reports.FirstOrDefault(r => r.IsJournal)?.Path, Saved(output.Reports));
        _path = resumed ?? wanted ?? saved;
        _resumes = resumed is not null;
        _isTemporary = _path == saved && wanted is null;
        _targets = targets;
        _output = output;
        if (_path is not null)
        {
            ReportArgument.Check(_path);
        }
    }

    /// <summary>The output without what is written here.</summary>
    public Output Others => _output with { Reports = _output.Reports.RemoveAll(r => r.IsJournal && r.Path == _path) };

    /// <summary>Null where nobody wants one.</summary>
    /// <exception cref="Invocation.CommandException">The file cannot be written, or is of something else.</exception>
    public Journal? For(string target)
    {
        if (_path is null)
        {
            return null;
        }

        var path = TargetPath.For(_path, target);
        if (!_open.TryGetValue(path, out var journal))
        {
            var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
            if (_resumes && isNew)
            {
                _output.Note($"{path} holds nothing yet: the run begins");
            }
            else if (_isTemporary && !_resumes && !isNew)
            {
                _output.Note($"{path}, which a run that was ended has left, is begun anew; --resume {path} would go on with it");
            }

            journal = Journal.Open(path, _resumes, TargetPath.IsForEach(_path) ? [target] : _targets, _output.Note);
            _open.Add(path, journal);
        }

        return journal;
    }

    /// <summary>Told when all reports are there. What a run that was stopped has found out is kept for those who go on with it.</summary>
    /// <returns>False where a journal is missing.</returns>
    public bool Finish(IReadOnlyCollection<RunFacts> runs, bool areReported)
    {
        Dispose();
        foreach (var failure in _open.Values.Select(journal => journal.Failure).OfType<string>())
        {
            _output.Note(failure);
        }

        var isOver = areReported && !runs.Any(run => run.Interrupted);
        foreach (var path in _open.Keys)
        {
            if (!_isTemporary)
            {
                continue;
            }

            if (isOver)
            {
                File.Delete(path);
            }
            else
            {
                _output.Note($"--resume {path} goes on with this run");
            }
        }

        return _isTemporary || _open.Values.All(journal => journal.Failure is null);
    }

    public void Dispose()
    {
        foreach (var journal in _open.Values)
        {
            journal.Dispose();
        }
    }

    private static string? Saved(ImmutableArray<ReportArgument> reports) => reports
        .Where(r => r.Format == ReportFormat.Journal || r.Format == ReportFormat.Json)
        .Select(r => r.Path).OfType<string>().Where(path => !AtomicFile.IsSystem(path))
        .Select(path => path + Beside).FirstOrDefault();
}
