using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>
/// What GitHub shows of a job: a step summary in Markdown, and annotations as workflow commands. Both have limits that GitHub enforces by
/// throwing everything away, so what is new comes first and the rest is counted.
/// </summary>
public static class GitHubReport
{
    /// <summary>GitHub takes 1 MiB for a step, but nobody reads so much.</summary>
    public const int MaximumSummary = 100 * 1024;

    private const int NamesOfAFinding = 40;

    /// <summary>GitHub shows so many annotations of one kind for a step.</summary>
    public const int MaximumAnnotations = 10;

    public static void WriteSummary(ImmutableArray<RunReport> runs, Stream output)
    {
        var blocks = Overview(runs).Concat(runs.SelectMany(Failures)).Concat(runs.SelectMany(KnownFailures));
        var left = MaximumSummary;
        var dropped = 0;
        foreach (var block in blocks)
        {
            var octets = Encoding.UTF8.GetBytes(block);
            if (dropped > 0 || octets.Length > left)
            {
                dropped++;
                continue;
            }

            output.Write(octets);
            left -= octets.Length;
        }

        if (dropped > 0)
        {
            output.Write(Encoding.UTF8.GetBytes($"\n… and {dropped} more, which have no room here.\n"));
        }
    }

    public static void WriteAnnotations(ImmutableArray<RunReport> runs, TextWriter log)
    {
        var failures = runs.SelectMany(run => run.Problems.Select(p => (Title: $"{run.Facts.Target}: {p.Name}", p.Message))
            .Concat(Defects.In(run).Select(defect => (Title: $"{run.Facts.Target}: {defect.Title}", Message: Message(run, defect))))).ToList();
        var shown = failures.Count <= MaximumAnnotations ? failures.Count : MaximumAnnotations - 1;
        foreach (var (title, message) in failures.Take(shown))
        {
            log.WriteLine($"::error title={Property(title)}::{Data(message)}");
        }

        if (failures.Count > shown)
        {
            log.WriteLine($"::error title=wsspec::{failures.Count - shown} more findings; the step summary lists them");
        }

        WriteStale(runs, log);
    }

    private static void WriteStale(ImmutableArray<RunReport> runs, TextWriter log)
    {
        var stale = runs.SelectMany(run => run.Assessment.Stale.RemoveRange(run.Assessment.BaselineProblems)).Distinct().ToList();
        if (stale.Count > 0)
        {
            log.WriteLine($"::warning title=wsspec::{Data($"{stale.Count} entries of the baseline are stale: {string.Join("; ", stale)}")}");
        }
    }

    private static IEnumerable<string> Overview(ImmutableArray<RunReport> runs)
    {
        var columns = VerdictWords.VerdictsInOrder.Where(v => runs.Any(r => r.Facts.Count(v) > 0)).ToList();
        yield return $"## {(RunReport.ExitCodeOf(runs) == ExitCode.Ok ? "✅" : "❌")} WebSocket conformance\n\n| target | MUST kept | {string.Join(" | ", columns.Select(VerdictWords.Name))} | known |\n"
            + $"|---|---:|{string.Concat(columns.Select(_ => "---:|"))}---:|\n";
        foreach (var run in runs)
        {
            var (kept, all) = RequirementScore.Musts(run.Facts);
            yield return $"| {Text(run.Facts.Target)} | {kept} of {all} | {string.Join(" | ", columns.Select(run.Facts.Count))} | {run.Facts.Results.Count(r => run.Known(r) is not null)} |\n";
        }
    }

    private static string Message(RunReport run, Defect defect)
    {
        var example = defect.Example;
        return $"{FindingWords.Extent(defect)}; {example.Name}: {example.Judgement.Summary} (breaks {example.Judgement.Breaks})\n"
            + (defect.Change is { } change ? $"change: {change}\n" : "")
            + RerunCommand.Of(run.Facts, example);
    }

    private static IEnumerable<string> Failures(RunReport run)
    {
        var defects = Defects.In(run);
        var problems = run.Problems;
        if (defects.Length + problems.Length > 0)
        {
            yield return $"\n### {Text(run.Facts.Target)}: {defects.Length + problems.Length} to look at\n\n";
        }

        foreach (var (name, message) in problems)
        {
            yield return $"- **{Text(name)}**: {Text(message)}\n";
        }

        foreach (var defect in defects)
        {
            yield return $"<details><summary>❌ {Text(defect.Title)} ({Text(FindingWords.Extent(defect))})</summary>\n\n"
                + $"<pre>{Text($"example:   {defect.Example.Name}\n{PlainText.Details(run, defect.Example)}")}"
                + (defect.Change is { } change ? Text($"\nchange:    {change}") : "") + "</pre>\n\n"
                + $"{Text(Names(defect))}\n\n</details>\n";
        }

        var reasons = Reason.In(run);
        if (!reasons.IsEmpty)
        {
            yield return "\n";
        }

        foreach (var reason in reasons)
        {
            yield return $"- {Text(VerdictWords.Name(reason.Verdict))}, {reason.Members.Length} times: {Text(reason.Text)} ({Text(reason.Members[0].Id)})\n";
        }
    }

    private static string Names(Defect defect) => string.Join(", ", defect.Members.Take(NamesOfAFinding).Select(member => member.Id))
        + (defect.Members.Length > NamesOfAFinding ? $" and {defect.Members.Length - NamesOfAFinding} more" : "");

    private static IEnumerable<string> KnownFailures(RunReport run)
    {
        var known = run.Facts.Results.Where(r => run.Known(r) is not null).ToList();
        if (known.Count > 0)
        {
            yield return $"\n### {Text(run.Facts.Target)}: {known.Count} known failures\n\n";
        }

        foreach (var result in known)
        {
            yield return $"- {Text(result.Name)}: {Text(run.Known(result)!)}\n";
        }
    }

    /// <summary>Text in which neither Markdown nor HTML finds anything to do: all punctuation becomes character references.</summary>
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var isPlain = char.IsAsciiLetterOrDigit(character) || character is ' ' or ',' or ';' || character > '\u00A0';
            escaped.Append(isPlain ? character.ToString() : $"&#{(int)character};");
        }

        return escaped.ToString();
    }

    /// <summary>The escapes of workflow commands.</summary>
    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
