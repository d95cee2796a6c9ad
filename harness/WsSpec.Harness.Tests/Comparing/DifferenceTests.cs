using NUnit.Framework;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Cli;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Comparing;

public sealed class DifferenceTests
{
    private static readonly RunFacts Before = SampleRuns.Facts(Verdict.Pass, Verdict.Fail, Verdict.Pass, Verdict.Pass);
    private static readonly RunFacts After = SampleRuns.Facts(Verdict.Fail, Verdict.Pass, Verdict.NonStrict, Verdict.Pass, Verdict.Pass);

    [Test]
    public void EachChangeIsOfOneKind()
    {
        var difference = Difference.Between([Before], [After], FailOn.Fail);
        Assert.Multiple(() =>
        {
            Assert.That(difference.Regressions.Select(c => c.Name), Is.EqualTo((string[])[After.Results[0].Name]));
            Assert.That(difference.Fixes.Select(c => c.Name), Is.EqualTo((string[])[After.Results[1].Name]));
            Assert.That(difference.Other.Select(c => c.Name), Is.EqualTo((string[])[After.Results[2].Name]));
            Assert.That(difference.New.Select(c => c.Name), Is.EqualTo((string[])[After.Results[4].Name]));
            Assert.That(difference.Gone, Is.Empty);
        });
    }

    [Test]
    public void ARunDoesNotDifferFromItself()
    {
        var difference = Difference.Between([After], [After], FailOn.Fail);
        Assert.That(difference.Regressions.Concat(difference.Fixes).Concat(difference.Other).Concat(difference.New)
            .Concat(difference.Gone), Is.Empty);
    }

    [Test]
    public void WhatOneDirectionCallsARegressionTheOtherCallsAFix() =>
        Assert.That(Difference.Between([Before], [After], FailOn.NonStrict).Regressions.Select(c => c.Name), Is.EqualTo(
            Difference.Between([After], [Before], FailOn.NonStrict).Fixes.Select(c => c.Name)));

    [Test]
    public void TargetsBelongTogetherByName()
    {
        var difference = Difference.Between(
            [Before, Before with { Target = "b" }], [After with { Target = "b" }, After with { Target = "c" }], FailOn.Fail);
        Assert.That(difference.Regressions.Select(c => c.Target), Is.EqualTo((string[])["b"]));
        Assert.That(difference.Gone.Select(c => c.Target), Is.All.EqualTo("sample"));
        Assert.That(difference.New.Select(c => c.Target).Distinct(), Is.EquivalentTo((string[])["b", "c"]));
    }

    [Test]
    public async Task ARegressionFailsTheCommand()
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (folder.Write("before.json", Json(Before)), folder.Write("after.json", Json(After)));
        var worse = await CommandLine.RunAsync("diff", before, after);
        var same = await CommandLine.RunAsync("diff", after, after);
        Assert.That(worse.ExitCode, Is.EqualTo(ExitCode.Nonconformant), worse.Error);
        Assert.That(worse.Output, Does.Contain(After.Results[0].Name));
        Assert.That(same.ExitCode, Is.EqualTo(ExitCode.Ok));
    }

    [Test]
    public async Task TheMatrixHasALineForEachCaseThatDoesNotPassEverywhere()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (folder.Write("a.json", Json(Before)), folder.Write("b.json", Json(After with { Target = "b" })));
        var matrix = await CommandLine.RunAsync("matrix", a, b);
        Assert.That(matrix.Lines.Where(l => l.Contains("[tcp,whole]", StringComparison.Ordinal)).Select(l => l.Split(' ')[^2]), Is.EqualTo(
            After.Results.Where((_, i) => i != 3).Select(r => r.Id)));
    }

    private static string Json(RunFacts run) => Rendered.As("json", new RunReport(run, Assessment.Usual));
}
