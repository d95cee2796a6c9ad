using System.Globalization;
using Spectre.Console;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>The end of the console report: the score by family and by level of requirement, and the total.</summary>
internal sealed class ConsoleSummary(IAnsiConsole console)
{
    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "green",
        Verdict.Fail => "red",
        Verdict.Error => "magenta",
        Verdict.NonStrict => "yellow",
        _ => "grey",
    };

    public void Write(RunReport report)
    {
        WriteFamilies(report);
        WriteRequirements(report);
        if (report.Facts.Audit is { } audit)
        {
            new ConsoleAudit(console).Write(audit);
        }

        WriteGate(report);
        WriteTotal(report);
    }

    private void WriteFamilies(RunReport report)
    {
        var columns = VerdictWords.VerdictsInOrder.Where(v => report.Facts.Count(v) > 0).ToList();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("family") { NoWrap = true });
        foreach (var verdict in columns)
        {
            table.AddColumn(new TableColumn(VerdictWords.ShortName(verdict)) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (var family in report.Facts.Results.GroupBy(r => r.Family))
        {
            table.AddRow([Markup.Escape(family.Key), .. columns.Select(v => Cell(v, family.Count(r => r.Judgement.Verdict == v)))]);
        }

        console.Write(table);
    }

    private static string Cell(Verdict verdict, int count) => count == 0 ? "" : $"[{Colour(verdict)}]{count}[/]";

    private void WriteRequirements(RunReport report)
    {
        foreach (var group in RequirementScore.Of(report.Facts).Where(s => s.Verdict is not null).GroupBy(s => s.Requirement.Level)
            .OrderBy(g => g.Key))
        {
            var kept = group.Count(s => s.Verdict == Verdict.Pass);
            console.MarkupLine($"[grey]{group.Key.Keyword(),-10}[/] {kept} of {group.Count()} requirements kept");
        }
    }

    private void WriteGate(RunReport report)
    {
        if (report.Facts.Results.Count(r => report.Known(r) is not null) is > 0 and var known)
        {
            console.MarkupLine($"[grey]{known} known failure{(known == 1 ? "" : "s")} (in the baseline)[/]");
        }

        if (report.Facts.Results.Count(r => r.IsFlaky) is > 0 and var flaky)
        {
            console.MarkupLine($"[yellow]{flaky} flaky: another attempt gave another verdict[/]");
        }

        if (report.Facts.Memory is { } memory)
        {
            console.MarkupLine($"[grey]memory:[/] {memory}");
        }

        foreach (var problem in report.Assessment.BaselineProblems)
        {
            console.MarkupLine($"[red]baseline:[/] {Markup.Escape(Printable.Line(problem))}");
        }
    }

    private void WriteTotal(RunReport report)
    {
        var counts = VerdictWords.VerdictsInOrder.Where(v => report.Facts.Count(v) > 0)
            .Select(v => $"[{Colour(v)}]{report.Facts.Count(v)} {VerdictWords.Name(v)}[/]");
        var seconds = report.Facts.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        console.MarkupLine($"[bold]{report.Facts.Results.Length} results in {seconds} s:[/] {string.Join(", ", counts)}{(report.Facts.Interrupted ? " [red](interrupted)[/]" : "")}");
    }
}
