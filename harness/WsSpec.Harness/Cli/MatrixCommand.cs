using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec matrix FILE…</c>: saved runs side by side, a line for each case on which they do not all pass.</summary>
internal sealed class MatrixCommand : Command
{
    private const int ColumnWidth = 12;
    private readonly Argument<string[]> _files = new("files") { Description = "JSON reports", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "also the cases that pass everywhere" };

    public MatrixCommand()
        : base("matrix", "Show saved runs side by side.")
    {
        Add(_files);
        Add(_all);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var reports = Merging.Merge(arguments.GetValue(_files)!.SelectMany(file => JsonReport.Read(file)));
        ImmutableArray<RunFacts> runs = [.. reports.Select(report => report.Facts)];
        var rows = Row.Of(runs).Where(row => arguments.GetValue(_all) || row.Results.Any(r => r?.Judgement.Verdict != Verdict.Pass))
            .ToImmutableArray();
        var output = arguments.InvocationConfiguration.Output;
        for (var i = 0; i < runs.Length; i++)
        {
            output.WriteLine($"{i + 1,3}  {Printable.Line(runs[i].Target)}: {Counts(runs[i])}");
        }

        output.WriteLine();
        output.WriteLine(string.Concat(Enumerable.Range(1, runs.Length).Select(i => $"{i,-ColumnWidth}")) + "case");
        foreach (var row in rows)
        {
            output.WriteLine(string.Concat(
                row.Results.Select(r => $"{(r is null ? "-" : VerdictWords.ShortName(r.Judgement.Verdict)),-ColumnWidth}")) + row.Name);
        }

        return ExitCode.Ok;
    }

    private static string Counts(RunFacts run) =>
        string.Join(", ", VerdictWords.VerdictsInOrder.Where(v => run.Count(v) > 0).Select(v => $"{run.Count(v)} {VerdictWords.Name(v)}"));
}
