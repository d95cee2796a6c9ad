using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Reporting;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>The report for a person at a terminal: failures first, each with its reason, its frames and the command that shows it again.</summary>
public sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>Lines of conversation shown with one failure.</summary>
    private const int WireLines = 14;
    private const int LongestLine = 160;

    private static readonly Verdict[] Columns =
        [Verdict.Pass, Verdict.Informational, Verdict.NonStrict, Verdict.Fail, Verdict.Inconclusive, Verdict.Skipped, Verdict.Error];

    public void Write(RunReport report, bool verbose)
    {
        var shown = report.Results
            .Where(r => r.Judgement.Verdict is Verdict.Fail or Verdict.Error || (verbose && r.Judgement.Verdict is Verdict.NonStrict or Verdict.Inconclusive))
            .OrderByDescending(r => r.Judgement.Verdict);
        foreach (var result in shown)
        {
            Write(report, result);
        }

        WriteNonStrict(report, verbose);
        WriteDeath(report);
        WriteFamilies(report);
        WriteRequirements(report);
        WriteTotal(report);
    }

    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.NonStrict => "non-strict",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "green",
        Verdict.Fail => "red",
        Verdict.Error => "magenta",
        Verdict.NonStrict => "yellow",
        _ => "grey",
    };

    private void Write(RunReport report, Result result)
    {
        var judgement = result.Judgement;
        Line($"[{Colour(judgement.Verdict)} bold]{Name(judgement.Verdict).ToUpperInvariant(),-10}[/] [bold]{Markup.Escape(result.Name)}[/]");
        Field("", result.Title);
        if (judgement.Breaks is { } id)
        {
            var requirement = Registry.Get(id);
            Field("requires", $"{id}, {Word(requirement.Level)}: {requirement.Text}");
        }

        if (result is CaseResult { Case.Outcomes: var outcomes } && outcomes.Where(o => o.Verdict is Verdict.Pass or Verdict.Informational).Select(o => o.Summary).ToList() is { Count: > 0 } allowed)
        {
            Field("allowed", string.Join("; or ", allowed));
        }

        Field("seen", judgement.Summary);
        if (judgement.Diagnosis is { } diagnosis)
        {
            Field("diagnosis", diagnosis);
        }

        if (result.Transcript is { } transcript)
        {
            WriteWire(WireLine.Of(transcript));
        }

        Field("rerun", report.Rerun(result));
        console.WriteLine();
    }

    private void WriteWire(ImmutableArray<WireLine> lines)
    {
        foreach (var line in lines.Take(WireLines))
        {
            var time = line.At.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            var text = $"{time,10} ms  {(line.FromTestee ? "←" : "→")}  {line.Text}{(line.Hex.Length > 0 ? "   " + line.Hex : "")}";
            Line($"[grey]{Markup.Escape(text.Length > LongestLine ? text[..LongestLine] + "…" : text)}[/]");
        }

        if (lines.Length > WireLines)
        {
            Line($"[grey]              and {lines.Length - WireLines} more events (--report json=PATH has them all)[/]");
        }
    }

    private void WriteNonStrict(RunReport report, bool verbose)
    {
        var results = report.Results.Where(r => r.Judgement.Verdict == Verdict.NonStrict).ToList();
        if (verbose || results.Count == 0)
        {
            return;
        }

        foreach (var group in results.GroupBy(r => (r.Judgement.Breaks, r.Judgement.Summary)).OrderByDescending(g => g.Count()))
        {
            Line($"[yellow]NON-STRICT[/] {group.Count(),4} × {Markup.Escape(group.Key.Summary)} [grey]({group.Key.Breaks}; {Markup.Escape(group.First().Id)}{(group.Count() > 1 ? ", …" : "")})[/]");
        }

        Line("[grey]           --verbose shows each of them[/]");
        console.WriteLine();
    }

    private void WriteDeath(RunReport report)
    {
        if (report.Death is { } death)
        {
            Line($"[red bold]DIED[/]       the testee stopped working: {Markup.Escape(death.Symptom)}");
            Field("under way", string.Join(", ", death.Suspects));
            console.WriteLine();
        }
    }

    private void WriteFamilies(RunReport report)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("family");
        foreach (var verdict in Columns)
        {
            table.AddColumn(new TableColumn(Name(verdict)) { Alignment = Justify.Right });
        }

        foreach (var family in report.Results.GroupBy(r => r.Family))
        {
            table.AddRow([family.Key, .. Columns.Select(v => Cell(v, family.Count(r => r.Judgement.Verdict == v)))]);
        }

        console.Write(table);
    }

    private static string Cell(Verdict verdict, int count) => count == 0 ? "" : $"[{Colour(verdict)}]{count}[/]";

    private void WriteRequirements(RunReport report)
    {
        foreach (var group in RequirementScore.Of(report).Where(s => s.Verdict is not null).GroupBy(s => s.Requirement.Level).OrderBy(g => g.Key))
        {
            var kept = group.Count(s => s.Verdict == Verdict.Pass);
            Line($"[grey]{Word(group.Key),-10}[/] {kept} of {group.Count()} requirements kept");
        }
    }

    private void WriteTotal(RunReport report)
    {
        var counts = Columns.Select(v => (Verdict: v, Count: report.Count(v))).Where(c => c.Count > 0)
            .Select(c => $"[{Colour(c.Verdict)}]{c.Count} {Name(c.Verdict)}[/]");
        var seconds = report.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Line($"[bold]{report.Results.Length} results in {seconds} s:[/] {string.Join(", ", counts)}{(report.Interrupted ? " [red](interrupted)[/]" : "")}");
    }

    private void Field(string name, string text) => Line($"           [grey]{name,-10}[/]{Markup.Escape(text)}");

    private void Line(string markup) => console.MarkupLine(markup);

    private static string Word(Level level) => level switch
    {
        Level.MustNot => "MUST NOT",
        Level.ShouldNot => "SHOULD NOT",
        _ => level.ToString().ToUpperInvariant(),
    };
}
