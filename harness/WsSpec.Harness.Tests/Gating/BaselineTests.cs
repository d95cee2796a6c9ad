using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Gating;

public sealed class BaselineTests
{
    private static readonly RunFacts Run = SampleRuns.Facts(Verdict.Fail, Verdict.Pass, Verdict.Fail, Verdict.Skipped, Verdict.NonStrict);
    private static readonly string[] Ids = [.. Run.Results.Select(r => r.Id)];

    [Test]
    public void AListedFailureIsKnownAndAnUnlistedOneFailsTheRun()
    {
        var run = Apply($"{Ids[0]} # issue 1");
        Assert.Multiple(() =>
        {
            Assert.That(run.Known(Run.Results[0]), Is.EqualTo("issue 1"));
            Assert.That(run.Of(Run.Results[2]), Is.EqualTo(Disposition.Failed));
            Assert.That(RunReport.ExitCodeOf([run]), Is.EqualTo(ExitCode.Nonconformant));
        });
    }

    [Test]
    public void ARunWhoseFailuresAreAllListedSucceeds() =>
        Assert.That(RunReport.ExitCodeOf([Apply($"{Ids[0]} # issue 1", $"{Ids[2]} # issue 2")]), Is.EqualTo(ExitCode.Ok));

    [Test]
    public void AListedCaseThatPassesFailsTheRun()
    {
        var run = Apply($"{Ids[0]} # 1", $"{Ids[1]} # 2", $"{Ids[2]} # 3");
        Assert.That(run.Assessment.BaselineProblems, Has.One.Contains("stale").And.One.Contains(Ids[1]));
        Assert.That(RunReport.ExitCodeOf([run]), Is.EqualTo(ExitCode.Nonconformant));
    }

    [Test]
    public void AListedCaseThatWasNotAnsweredIsNotStale() => Assert.That(Apply($"{Ids[3]} # 1").Assessment.BaselineProblems, Is.Empty);

    [Test]
    public void AListedCaseThatWasNotRunIsNotStale() =>
        Assert.That(Apply($"{SampleRuns.Cases.ElementAt(9).Id} # 1").Assessment.BaselineProblems, Is.Empty);

    [Test]
    public void AFlakyEntryIsNeverStale() => Assert.That(Apply($"{Ids[1]} flaky # 1").Assessment.BaselineProblems, Is.Empty);

    [Test]
    public void APatternThatFitsNoCaseFailsTheRun() =>
        Assert.That(Apply("no-such/* # 1").Assessment.BaselineProblems, Has.One.Contains("fits no case"));

    [Test]
    public void ANonStrictResultIsAFailureOnlyUnderThatPolicy()
    {
        var entry = new Baseline([BaselineEntry.Parse($"{Ids[4]} # 1")]);
        Assert.That(entry.Assess(Run, FailOn.NonStrict).Known, Contains.Key(Run.Results[4].Name).WithValue("1"));
        Assert.That(entry.Assess(Run, FailOn.Fail).BaselineProblems, Has.One.Contains("stale"));
    }

    [TestCase("target=sample", true)]
    [TestCase("target=s*", true)]
    [TestCase("target=other", false)]
    [TestCase("transport=tcp", true)]
    [TestCase("transport=tls", false)]
    [TestCase("delivery=whole", true)]
    [TestCase("delivery=octet", false)]
    [TestCase("target=sample transport=tcp delivery=octet", false)]
    public void AnEntryHoldsOnlyUnderItsConditions(string conditions, bool holds) =>
        Assert.That(Apply($"{Ids[0]} {conditions} # 1").Known(Run.Results[0]) is not null, Is.EqualTo(holds));

    [TestCase("framing/*", "reason")]
    [TestCase("framing/* #", "reason")]
    [TestCase("# only a reason", "pattern")]
    [TestCase("framing/* when=monday # 1", "when=monday")]
    public void ALineThatIsNoEntrySaysWhy(string line, string complaint) =>
        Assert.That(() => BaselineEntry.Parse(line), Throws.TypeOf<FormatException>().With.Message.Contains(complaint));

    [Test]
    public void AfterAnUpdateTheRunSucceedsAndReasonsAreKept()
    {
        var updated =
            new Baseline([BaselineEntry.Parse($"{Ids[0]} # issue 1"), BaselineEntry.Parse($"{Ids[1]} # issue 2"), BaselineEntry.Parse(
                "no-such/* # 3")]).Updated([Run], FailOn.Fail);
        Assert.Multiple(() =>
        {
            Assert.That(updated.Entries.Select(e => e.ToString()), Is.EquivalentTo(
                (string[])[$"{Ids[0]}  # issue 1", $"{Ids[2]} transport=tcp delivery=whole  # unexplained: seen as Fail"]));
            Assert.That(RunReport.ExitCodeOf([new(Run, updated.Assess(Run, FailOn.Fail))]), Is.EqualTo(ExitCode.Ok));
            Assert.That(updated.Updated([Run], FailOn.Fail).Entries, Is.EqualTo(updated.Entries));
        });
    }

    [Test]
    public void AGlobThatIsPartlyStaleLeavesItsReasonToWhatStillFails()
    {
        var updated = new Baseline([BaselineEntry.Parse("* # all of them")]).Updated([Run], FailOn.Fail);
        Assert.That(updated.Entries, Has.All.Property(nameof(BaselineEntry.Reason)).EqualTo("all of them"));
        Assert.That(updated.Entries.Select(e => e.Pattern), Is.EquivalentTo((string[])[Ids[0], Ids[2]]));
    }

    [Test]
    public void AnEntryReadsAsItIsWritten()
    {
        var entry = new BaselineEntry("a/*", "because # of 7") { Target = "x*", Transport = "tls", Delivery = "octet", IsFlaky = true };
        Assert.That(BaselineEntry.Parse(entry.ToString()), Is.EqualTo(entry));
    }

    [TestCase(FailOn.Never, Verdict.Fail, ExitCode.Ok)]
    [TestCase(FailOn.Fail, Verdict.Fail, ExitCode.Nonconformant)]
    [TestCase(FailOn.Fail, Verdict.NonStrict, ExitCode.Ok)]
    [TestCase(FailOn.NonStrict, Verdict.NonStrict, ExitCode.Nonconformant)]
    [TestCase(FailOn.NonStrict, Verdict.Inconclusive, ExitCode.Ok)]
    [TestCase(FailOn.Inconclusive, Verdict.Inconclusive, ExitCode.Nonconformant)]
    [TestCase(FailOn.Inconclusive, Verdict.Skipped, ExitCode.Ok)]
    [TestCase(FailOn.Fail, Verdict.Error, ExitCode.HarnessError)]
    public void ThePolicySaysWhatFailsARun(FailOn failOn, Verdict verdict, int exitCode) =>
        Assert.That(RunReport.ExitCodeOf([new(SampleRuns.Facts(verdict, Verdict.Pass), new() { FailOn = failOn })]), Is.EqualTo(exitCode));

    private static RunReport Apply(params string[] lines) =>
        new(Run, new Baseline([.. lines.Select(BaselineEntry.Parse)]).Assess(Run, FailOn.Fail));
}
