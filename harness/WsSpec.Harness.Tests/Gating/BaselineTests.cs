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
    private static readonly RunReport Run = SampleRuns.With(Verdict.Fail, Verdict.Pass, Verdict.Fail, Verdict.Skipped, Verdict.NonStrict);
    private static readonly string[] Ids = [.. Run.Results.Select(r => r.Id)];

    [Test]
    public void AListedFailureIsKnownAndAnUnlistedOneFailsTheRun()
    {
        var run = Apply($"{Ids[0]} # issue 1");
        Assert.Multiple(() =>
        {
            Assert.That(run.Results[0].Known, Is.EqualTo("issue 1"));
            Assert.That(run.Of(run.Results[2]), Is.EqualTo(Disposition.Failed));
            Assert.That(Gate.ExitCode([run]), Is.EqualTo(ExitCode.Nonconformant));
        });
    }

    [Test]
    public void ARunWhoseFailuresAreAllListedSucceeds() =>
        Assert.That(Gate.ExitCode([Apply($"{Ids[0]} # issue 1", $"{Ids[2]} # issue 2")]), Is.EqualTo(ExitCode.Ok));

    [Test]
    public void AListedCaseThatPassesFailsTheRun()
    {
        var run = Apply($"{Ids[0]} # 1", $"{Ids[1]} # 2", $"{Ids[2]} # 3");
        Assert.That(run.BaselineProblems, Has.One.Contains("stale").And.One.Contains(Ids[1]));
        Assert.That(Gate.ExitCode([run]), Is.EqualTo(ExitCode.Nonconformant));
    }

    [Test]
    public void AListedCaseThatWasNotAnsweredIsNotStale() => Assert.That(Apply($"{Ids[3]} # 1").BaselineProblems, Is.Empty);

    [Test]
    public void AListedCaseThatWasNotRunIsNotStale() => Assert.That(Apply($"{SampleRuns.Cases.ElementAt(9).Id} # 1").BaselineProblems, Is.Empty);

    [Test]
    public void AFlakyEntryIsNeverStale() => Assert.That(Apply($"{Ids[1]} flaky # 1").BaselineProblems, Is.Empty);

    [Test]
    public void APatternThatFitsNoCaseFailsTheRun() => Assert.That(Apply("no-such/* # 1").BaselineProblems, Has.One.Contains("fits no case"));

    [Test]
    public void ANonStrictResultIsAFailureOnlyUnderThatPolicy()
    {
        var entry = new Baseline([BaselineEntry.Parse($"{Ids[4]} # 1")]);
        Assert.That(entry.Apply(Run with { FailOn = FailOn.NonStrict }).Results[4].Known, Is.EqualTo("1"));
        Assert.That(entry.Apply(Run).BaselineProblems, Has.One.Contains("stale"));
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
        Assert.That(Apply($"{Ids[0]} {conditions} # 1").Results[0].Known is not null, Is.EqualTo(holds));

    [TestCase("framing/*", "reason")]
    [TestCase("framing/* #", "reason")]
    [TestCase("# only a reason", "pattern")]
    [TestCase("framing/* when=monday # 1", "when=monday")]
    public void ALineThatIsNoEntrySaysWhy(string line, string complaint) =>
        Assert.That(() => BaselineEntry.Parse(line), Throws.TypeOf<FormatException>().With.Message.Contains(complaint));

    [Test]
    public void AfterAnUpdateTheRunSucceedsAndReasonsAreKept()
    {
        var updated = new Baseline([BaselineEntry.Parse($"{Ids[0]} # issue 1"), BaselineEntry.Parse($"{Ids[1]} # issue 2"), BaselineEntry.Parse("no-such/* # 3")]).Updated([Run]);
        Assert.Multiple(() =>
        {
            Assert.That(updated.Entries.Select(e => e.ToString()), Is.EquivalentTo((string[])[$"{Ids[0]}  # issue 1", $"{Ids[2]} transport=tcp delivery=whole  # unexplained: seen as Fail"]));
            Assert.That(Gate.ExitCode([updated.Apply(Run)]), Is.EqualTo(ExitCode.Ok));
            Assert.That(updated.Updated([Run]).Entries, Is.EqualTo(updated.Entries));
        });
    }

    [Test]
    public void AGlobThatIsPartlyStaleLeavesItsReasonToWhatStillFails()
    {
        var updated = new Baseline([BaselineEntry.Parse("* # all of them")]).Updated([Run]);
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
        Assert.That(Gate.ExitCode([SampleRuns.With(verdict) with { FailOn = failOn }]), Is.EqualTo(exitCode));

    private static RunReport Apply(params string[] lines) => new Baseline([.. lines.Select(BaselineEntry.Parse)]).Apply(Run);
}
