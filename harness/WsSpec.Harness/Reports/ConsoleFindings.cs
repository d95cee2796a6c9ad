using System.Collections.Immutable;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>What is wrong, each thing once: deaths, then findings, then what was not judged or only lax, a line for each reason.</summary>
internal sealed class ConsoleFindings(ConsoleLines lines)
{
    /// <summary>Findings that are told whole; the others are counted, with their titles.</summary>
    private const int Told = 12;
    private const int ReasonsOfAVerdict = 5;

    public void Write(RunReport report)
    {
        WriteDeaths(report);
        var defects = Defects.In(report);
        foreach (var (i, defect) in defects.Take(Told).Index())
        {
            Write(report, i + 1, defect);
        }

        foreach (var (i, defect) in defects.Skip(Told).Index())
        {
            lines.Line($"[red bold]{Told + i + 1,-3} {Word(defect)}[/] {Head(defect)} [grey]({ConsoleLines.Safe(defect.Example.Id)})[/]");
        }

        WriteReasons(report);
    }

    private static string Word(Defect defect) => VerdictWords.Name(defect.Example.Judgement.Verdict).ToUpperInvariant();

    private static string Head(Defect defect) =>
        $"[bold]{ConsoleLines.Safe(defect.Title)}[/] [grey]({FindingWords.Extent(defect)})[/]";

    private void Write(RunReport report, int number, Defect defect)
    {
        var example = defect.Example;
        lines.Line($"[red bold]{number,-3} {Word(defect)}[/] {Head(defect)}");
        lines.Field("example", $"{example.Name}: {example.Title}");
        if (defect.Broken is { } id)
        {
            lines.Field("requires", RequirementWords.Describe(id));
        }

        foreach (var line in DecisiveLines.Of(example, report.Facts.Profile))
        {
            lines.Wire(line);
        }

        lines.Field("seen", example.Judgement.Summary);
        if (FindingWords.Where(report, example) is { } where)
        {
            lines.Field("where", where);
        }

        if (Allowed.By(example) is { Length: > 0 } allowed)
        {
            lines.Field("allowed", string.Join("; or ", allowed));
        }

        if (defect.Change is { } change)
        {
            lines.Field("change", change);
        }

        lines.Field("rerun", RerunCommand.Of(report.Facts, example));
        if (defect.Members.Length > 1)
        {
            lines.Field("also", FindingWords.Others(defect));
        }

        lines.Blank();
    }

    private void WriteReasons(RunReport report)
    {
        var reasons = Reason.In(report);
        foreach (var verdict in reasons.GroupBy(reason => reason.Verdict))
        {
            var name = VerdictWords.Name(verdict.Key).ToUpperInvariant();
            foreach (var reason in verdict.Take(ReasonsOfAVerdict))
            {
                lines.Line($"[{ConsoleSummary.Colour(verdict.Key)}]{name,-13}[/]{reason.Members.Length,5} × {ConsoleLines.Safe(reason.Text)} [grey]({Source(reason)})[/]");
            }

            if (verdict.Skip(ReasonsOfAVerdict).ToList() is { Count: > 0 } rest)
            {
                lines.Line($"[{ConsoleSummary.Colour(verdict.Key)}]{name,-13}[/]{rest.Sum(r => r.Members.Length),5} × for {rest.Count} more reasons");
            }
        }

        if (!reasons.IsEmpty)
        {
            lines.Blank();
        }
    }

    private static string Source(Reason reason)
    {
        var example = reason.Members[0];
        var breaks = example.Judgement.Breaks is { } id ? $"{id}; " : "";
        return ConsoleLines.Safe($"{breaks}{example.Id}{(reason.Members.Length > 1 ? ", …" : "")}");
    }

    private void WriteDeaths(RunReport report)
    {
        foreach (var death in report.Facts.Deaths)
        {
            lines.Line($"[red bold]DIED[/]       the testee stopped working: {ConsoleLines.Safe(death.Symptom)}");
            lines.Field(death.Culprit is null ? "under way" : "culprit", death.Culprit ?? FindingWords.Listed(death.Suspects));
            lines.Field("then", death.Revived ? "it worked again" : "nothing more could be played");
            lines.Blank();
        }
    }
}
