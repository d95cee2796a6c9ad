using System.Collections.Immutable;
using NUnit.Framework;
using Spectre.Console;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Reports;

public sealed class ConsoleReportTests
{
    private static readonly ImmutableArray<Verdict> Every = [.. Enum.GetValues<Verdict>()];

    [Test]
    public void TheFamilyTableFitsIntoEightyColumnsWhateverTheVerdicts()
    {
        var table = Table(SampleRuns.With([.. Every, .. Every, .. Every]));
        Assert.That(
            VerdictWords(table[0]), Is.EqualTo((string[])["family", "pass", "info", "non-strict", "fail", "inconcl.", "skip", "error"]));
        Assert.That(table, Has.All.Length.LessThanOrEqualTo(80));
    }

    [Test]
    public void AColumnWithoutResultsIsNotShown() =>
        Assert.That(VerdictWords(Table(SampleRuns.With(Verdict.Pass, Verdict.Fail))[0]), Is.EqualTo((string[])["family", "pass", "fail"]));

    [Test]
    public void EveryFamilyHasItsNumberOfFailures()
    {
        var run = SampleRuns.With([.. SampleRuns.Cases.Select((_, i) => i % 3 == 0 ? Verdict.Fail : Verdict.Pass)]);
        var table = Table(run).Skip(1).Select(VerdictWords).ToDictionary(row => row[0], row => row[^1]);
        var failures = run.Facts.Results.GroupBy(r => r.Family)
            .Select(g => (g.Key, Count: g.Count(r => r.Judgement.Verdict == Verdict.Fail))).Where(f => f.Count > 0);
        Assert.That(failures, Has.All.Matches<(string Family, int Count)>(
            f => table[f.Family] == f.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public void AKnownFailureIsCountedButNotShown()
    {
        var run = SampleRuns.With(Verdict.Fail);
        var text =
            Text(run with
            {
                Assessment =
                new() { Known = ImmutableDictionary<string, string>.Empty.Add(run.Facts.Results[0].Name, "issue 1") }
            });
        Assert.That(text, Does.Contain("1 known failure").And.Not.Contain("seen as"));
    }

    private static List<string> Table(RunReport run) =>
        [.. Text(run, verbose: true).Split('\n').SkipWhile(l => !l.TrimStart().StartsWith("family", StringComparison.Ordinal))
            .TakeWhile(l => l.Trim().Length > 0)];

    private static string[] VerdictWords(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(RunReport run, bool verbose = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = Terminal.On(writer);
        console.Profile.Width = 80;
        new ConsoleReport(console).Write(run, verbose);
        return writer.ToString();
    }
}
