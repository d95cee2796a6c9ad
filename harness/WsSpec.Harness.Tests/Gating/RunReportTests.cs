using System.Collections.Immutable;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Gating;

public sealed class RunReportTests
{
    /// <summary>A server that shows nothing of itself must turn no build green.</summary>
    [Property]
    public bool ARunThatSaysTooLittleIsNoSuccess(byte passing, byte inconclusive, byte skipped)
    {
        var run = Run(passing, inconclusive, skipped);
        var isTooLittle = inconclusive > passing;
        return RunReport.ExitCodeOf([run]) == (isTooLittle ? ExitCode.NothingTested : ExitCode.Ok)
            && run.Problems.Length == (isTooLittle ? 1 : 0);
    }

    [Test]
    public void WhatFailsItComesFirst() => Assert.That(
        RunReport.ExitCodeOf([SampleRuns.With(Verdict.Fail, Verdict.Inconclusive, Verdict.Inconclusive)]),
        Is.EqualTo(ExitCode.Nonconformant));

    [Test]
    public void WhoLetsVerdictsFailNothingIsNotStopped()
    {
        var run = Run(passing: 0, inconclusive: 3, skipped: 0);
        var assessment = run.Assessment with { FailOn = FailOn.Never };
        Assert.That(RunReport.ExitCodeOf([run with { Assessment = assessment }]), Is.EqualTo(ExitCode.Ok));
    }

    private static RunReport Run(int passing, int inconclusive, int skipped) => SampleRuns.With(
    [
        .. Enumerable.Repeat(Verdict.Pass, passing),
        .. Enumerable.Repeat(Verdict.Inconclusive, inconclusive),
        .. Enumerable.Repeat(Verdict.Skipped, skipped),
    ]);
}
