using System.Collections.Immutable;
using Spectre.Console;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports;

/// <summary>
/// The report for a person at a terminal: what is wrong, each thing once, with the simplest example, what to change and the command that
/// shows it again. Verbose, it shows every result that did not pass.
/// </summary>
public sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>Lines of conversation shown with one result.</summary>
    private const int WireLines = 14;

    private readonly ConsoleLines _lines = new(console);

    /// <summary>The format <c>console</c>: plain text, for a file.</summary>
    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        var report = new ConsoleReport(Terminal.On(writer));
        foreach (var run in runs)
        {
            report.Write(run, verbose: false);
        }
    }

    public void Write(RunReport report, bool verbose)
    {
        new ConsoleFindings(_lines).Write(report);
        foreach (var result in report.Facts.Results.Where(result => verbose && IsTold(result)).OrderByDescending(r => r.Judgement.Verdict))
        {
            Write(report, result);
        }

        new ConsoleSummary(console).Write(report, verbose);
    }

    private static bool IsTold(Result result) =>
        result.Judgement.Verdict is Verdict.Fail or Verdict.Error or Verdict.NonStrict or Verdict.Inconclusive;

    private void Write(RunReport report, Result result)
    {
        var judgement = result.Judgement;
        _lines.Line($"[{ConsoleSummary.Colour(judgement.Verdict)} bold]{VerdictWords.Name(judgement.Verdict).ToUpperInvariant(),-10}[/] [bold]{ConsoleLines.Safe(result.Name)}[/]");
        _lines.Field("", result.Title);
        if (judgement.Breaks is { } id)
        {
            _lines.Field("requires", RequirementWords.Describe(id));
        }

        if (Allowed.By(result) is { Length: > 0 } allowed)
        {
            _lines.Field("allowed", string.Join("; or ", allowed));
        }

        _lines.Field("seen", judgement.Summary);
        if (FindingWords.Where(report, result) is { } where)
        {
            _lines.Field("where", where);
        }

        if (result.IsFlaky)
        {
            _lines.Field("flaky", $"the attempts gave {string.Join(", ", result.Attempts.Select(VerdictWords.Name))}");
        }

        if (report.Known(result) is { } known)
        {
            _lines.Field("known", known);
        }

        if (result.Conversation is { } conversation)
        {
            WriteWire(WireLine.Of(conversation));
        }

        _lines.Field("rerun", RerunCommand.Of(report.Facts, result));
        _lines.Blank();
    }

    private void WriteWire(ImmutableArray<WireLine> lines)
    {
        foreach (var line in lines.Take(WireLines))
        {
            _lines.Wire(line);
        }

        if (lines.Length > WireLines)
        {
            _lines.Line($"[grey]              and {lines.Length - WireLines} more events (--report json=PATH has them all)[/]");
        }
    }
}
