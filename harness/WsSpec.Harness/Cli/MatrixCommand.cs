using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec matrix FILE…</c>: saved runs side by side, a line for each case on which they do not all pass.</summary>
internal sealed class MatrixCommand : Command
{
    private const int ColumnWidth = 12;
    private readonly PartsArguments _parts = new();
    private readonly Option<bool> _all = new("--all") { Description = "also the cases that pass everywhere" };

    public MatrixCommand()
        : base("matrix", "Show saved runs side by side.")
    {
        _parts.AddTo(this);
        Add(_all);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var error = arguments.InvocationConfiguration.Error;
        var reports = _parts.Read(arguments, note => error.WriteLine($"wsspec: {note}"));
        ImmutableArray<RunFacts> runs = [.. reports.Select(report => report.Facts)];
        var rows = Row.Of(runs).Where(row => arguments.GetValue(_all) || row.Results.Any(r => r?.Judgement.Verdict != Verdict.Pass))
            .ToImmutableArray();
        var output = arguments.InvocationConfiguration.Output;
        for (var i = 0; i < runs.Length; i++)
        {
            output.WriteLine($"{i + 1,3}  {Printable.Line(runs[i].Target)}: {Counts(runs[i])}");
        }

        foreach (var missing in runs.SelectMany(run => run.Missing))
        {
            output.WriteLine($"     incomplete: {Printable.Line(missing)}");
        }

        output.WriteLine();
        output.WriteLine(string.Concat(Enumerable.Range(1, runs.Length).Select(i => $"{i,-ColumnWidth}")) + "case");
        foreach (var row in rows)
        {
            output.WriteLine(string.Concat(
                row.Results.Select(r => $"{(r is null ? "-" : VerdictWords.ShortName(r.Judgement.Verdict)),-ColumnWidth}")) + row.Name);
        }

        return _parts.AllowsPartial(arguments) || runs.All(run => run.Missing.IsEmpty) ? ExitCode.Ok : ExitCode.NothingTested;
    }

    private static string Counts(RunFacts run) =>
        string.Join(", ", VerdictWords.VerdictsInOrder.Where(v => run.Count(v) > 0).Select(v => $"{run.Count(v)} {VerdictWords.Name(v)}"));
}
