using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports;

/// <summary>
/// The report for a person at a terminal: failures first, each with its reason, its frames and the command that shows it again.
/// </summary>
public sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>Lines of conversation shown with one failure.</summary>
    private const int WireLines = 14;
    private const int LongestLine = 160;

    /// <summary>The format <c>console</c>: plain text, for a file.</summary>
    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        var report = new ConsoleReport(Terminal.On(writer));
        foreach (var run in runs)
        {
            report.Write(run, verbose: true);
        }
    }

    public void Write(RunReport report, bool verbose)
    {
        var shown = report.Facts.Results
            .Where(r => report.Known(r) is null || verbose)
            .Where(r => r.Judgement.Verdict is Verdict.Fail or Verdict.Error || report.Of(r) == Disposition.Failed
                || (verbose && r.Judgement.Verdict is Verdict.NonStrict or Verdict.Inconclusive))
            .OrderByDescending(r => r.Judgement.Verdict);
        foreach (var result in shown)
        {
            Write(report, result);
        }

        if (!verbose && report.Assessment.FailOn < FailOn.NonStrict)
        {
            WriteNonStrict(report);
        }

        WriteDeaths(report);
        new ConsoleSummary(console).Write(report);
    }

    private void Write(RunReport report, Result result)
    {
        var judgement = result.Judgement;
        Line($"[{ConsoleSummary.Colour(judgement.Verdict)} bold]{VerdictWords.Name(judgement.Verdict).ToUpperInvariant(),-10}[/] [bold]{Safe(result.Name)}[/]");
        Field("", result.Title);
        if (judgement.Breaks is { } id)
        {
            Field("requires", RequirementWords.Describe(id));
        }

        if (Allowed.By(result) is { Length: > 0 } allowed)
        {
            Field("allowed", string.Join("; or ", allowed));
        }

        Field("seen", judgement.Summary);
        if (judgement.Diagnosis is { } diagnosis)
        {
            Field("diagnosis", diagnosis);
        }

        if (result.IsFlaky)
        {
            Field("flaky", $"the attempts gave {string.Join(", ", result.Attempts.Select(VerdictWords.Name))}");
        }

        if (report.Known(result) is { } known)
        {
            Field("known", known);
        }

        if (result.Conversation is { } conversation)
        {
            WriteWire(WireLine.Of(conversation));
        }

        Field("rerun", RerunCommand.Of(report.Facts, result));
        console.WriteLine();
    }

    private void WriteWire(ImmutableArray<WireLine> lines)
    {
        foreach (var line in lines.Take(WireLines))
        {
            var time = line.At.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            var text = $"{time,10} ms  {(line.FromTestee ? "←" : "→")}  {line.Text}{(line.Hex.Length > 0 ? "   " + line.Hex : "")}";
            Line($"[grey]{Safe(text.Length > LongestLine ? text[..LongestLine] + "…" : text)}[/]");
        }

        if (lines.Length > WireLines)
        {
            Line($"[grey]              and {lines.Length - WireLines} more events (--report json=PATH has them all)[/]");
        }
    }

    private void WriteNonStrict(RunReport report)
    {
        var results = report.Facts.Results.Where(r => r.Judgement.Verdict == Verdict.NonStrict).ToList();
        if (results.Count == 0)
        {
            return;
        }

        foreach (var group in results.GroupBy(r => (r.Judgement.Breaks, r.Judgement.Summary)).OrderByDescending(g => g.Count()))
        {
            Line($"[yellow]NON-STRICT[/] {group.Count(),4} × {Safe(group.Key.Summary)} [grey]({group.Key.Breaks}; {Markup.Escape(group.First().Id)}{(group.Count() > 1 ? ", …" : "")})[/]");
        }

        Line("[grey]           --verbose shows each of them[/]");
        console.WriteLine();
    }

    private void WriteDeaths(RunReport report)
    {
        foreach (var death in report.Facts.Deaths)
        {
            Line($"[red bold]DIED[/]       the testee stopped working: {Safe(death.Symptom)}");
            Field(death.Culprit is null ? "under way" : "culprit", death.Culprit ?? string.Join(", ", death.Suspects));
            Field("then", death.Revived ? "it worked again" : "nothing more could be played");
            console.WriteLine();
        }
    }

    private void Field(string name, string text) => Line($"           [grey]{name,-10}[/]{Safe(text)}");

    private static string Safe(string text) => Markup.Escape(Printable.Line(text));

    private void Line(string markup) => console.MarkupLine(markup);
}
