using System.Globalization;
using Spectre.Console;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>The end of the console report: results by layer, the gate, and the total.</summary>
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

    public void Write(RunReport report, bool verbose)
    {
        WriteTable(report, "layer", report.Facts.Results.GroupBy(r => r.Layer).OrderBy(g => g.Key)
            .Select(g => (g.Key?.Keyword() ?? "", g.AsEnumerable())));
        if (verbose)
        {
            WriteTable(report, "family", report.Facts.Results.GroupBy(r => r.Family).Select(g => (g.Key, g.AsEnumerable())));
        }

        if (report.Facts.Audit is { } audit)
        {
            new ConsoleAudit(console).Write(audit);
        }

        WriteGate(report);
        WriteTotal(report);
    }

    /// <summary>How many results there are of each verdict, and how many of the requirements that were judged are kept.</summary>
    private void WriteTable(RunReport report, string head, IEnumerable<(string Name, IEnumerable<Result> Results)> rows)
    {
        var columns = VerdictWords.VerdictsInOrder.Where(v => report.Facts.Count(v) > 0).ToList();
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn($"[bold]{head}[/]") { NoWrap = true });
        foreach (var verdict in columns)
        {
            table.AddColumn(new TableColumn($"[bold]{VerdictWords.ShortName(verdict)}[/]") { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (var (name, results) in rows)
        {
            table.AddRow([Markup.Escape(name), .. columns.Select(v => Cell(v, results.Count(r => r.Judgement.Verdict == v)))]);
        }

        console.Write(table);
        console.WriteLine();
    }

    private static string Cell(Verdict verdict, int count) => count == 0 ? "" : $"[{Colour(verdict)}]{count}[/]";

    private void WriteGate(RunReport report)
    {
        var known = report.Facts.Results.Count(r => report.Assessment.Known.ContainsKey(r.Name));
        if (known > 0)
        {
            console.MarkupLine($"[grey]{known} known failure{(known == 1 ? "" : "s")} (in the baseline)[/]");
        }

        if (report.Facts.Results.Count(r => report.Known(r) is not null) - known is > 0 and var outside)
        {
            console.MarkupLine($"[grey]{outside} failure{(outside == 1 ? "" : "s")} in layers that do not count here[/]");
        }

        if (report.Facts.Results.Count(r => r.IsFlaky) is > 0 and var flaky)
        {
            console.MarkupLine($"[yellow]{flaky} flaky: another attempt gave another verdict[/]");
        }

        if (report.Facts.Memory is { } memory)
        {
            console.MarkupLine($"[grey]memory:[/] {memory}");
        }

        foreach (var reason in report.Facts.Missing)
        {
            var colour = report.Assessment.AllowsPartial ? "yellow" : "red";
            console.MarkupLine($"[{colour}]incomplete:[/] {Markup.Escape(Printable.Line(reason))}");
        }

        if (report.TooLittle is { } little)
        {
            console.MarkupLine($"[red]inconclusive:[/] {little}");
        }

        foreach (var stale in report.Assessment.Stale.RemoveRange(report.Assessment.BaselineProblems))
        {
            console.MarkupLine($"[yellow]baseline:[/] {Markup.Escape(Printable.Line(stale))}");
        }

        foreach (var problem in report.Assessment.BaselineProblems)
        {
            console.MarkupLine($"[red]baseline:[/] {Markup.Escape(Printable.Line(problem))}");
        }
    }

    private void WriteTotal(RunReport report)
    {
        var counts = VerdictWords.VerdictsInOrder.Where(v => report.Facts.Count(v) > 0)
            .Select(v => $"[{Colour(v)}]{report.Facts.Count(v)} {VerdictWords.Name(v)}[/]{Split(report, v)}");
        var seconds = report.Facts.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var (kept, judged) = RequirementScore.Musts(report.Facts);
        var (findings, deaths) = (Defects.In(report).Length, report.Facts.Deaths.Length);
        var wrong = $"{Number(findings, "finding")}{(deaths > 0 ? $", {Number(deaths, "death")}" : "")}";
        var extent = (report.Facts.Part is { } part ? $" ({part})" : "") + (report.Facts.Interrupted ? " [red](interrupted)[/]" : "");
        console.MarkupLine($"[bold]{report.Facts.Results.Length} results in {seconds} s:[/] {string.Join(", ", counts)}; "
            + $"MUST kept {kept} of {judged}; {wrong}{extent}");
    }

    /// <summary>How many of the failures were known.</summary>
    private static string Split(RunReport report, Verdict verdict) =>
        report.Facts.Results.Count(r => r.Judgement.Verdict == verdict && report.Known(r) is not null) is > 0 and var known
            ? $" ({known} known)"
            : "";

    private static string Number(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
