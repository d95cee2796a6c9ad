using NUnit.Framework;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Reports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Harness.Tests.Cli;

public sealed class LayerTests
{
    [Test]
    public void OnlyWhatTheLayerIsAboutIsSelected([Values] Layer layer)
    {
        var plan = new Selection { Layers = [layer] }.Select(Role.Server);
        Assert.That(plan.Reported.Select(check => check.Layer).Distinct(), Is.EqualTo((Layer?[])[layer]));
    }

    [TestCase(Layer.Framing, ExitCode.Nonconformant)]
    [TestCase(Layer.Http, ExitCode.Ok)]
    public void AFailureCountsInItsLayerOnly(Layer layer, int exitCode)
    {
        var facts = SampleRuns.Facts(Verdict.Fail);
        var broken = facts.Results[0] with
        {
            Judgement = facts.Results[0].Judgement with { Breaks = Rfc6455.ReservedOpcodeFailsConnection },
        };
        var reports = new GatePolicy(FailOn.Fail) { Layers = [layer] }.Apply([facts with { Results = [broken] }]);
        Assert.That(RunReport.ExitCodeOf(reports), Is.EqualTo(exitCode));
    }

    [TestCase("--layer", "weather")]
    [TestCase("--fail-on", "fail:weather")]
    [TestCase("--fail-on", "rain")]
    public async Task WhatThereIsNotIsRefused(string option, string value)
    {
        var run = await CommandLine.RunAsync("run", "--case", "examples/*", option, value);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.Usage, "")));
    }
}
