using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Tests.Fuzzing;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>No verdict may hang on how fast octets are or how they are cut.</summary>
public sealed class SteadinessTests
{
    [Test]
    public void TheReferenceServerPassesOverEveryPath([Values(0, 20, 200)] int milliseconds) => Assert.That(
        VirtualRun.Play(Role.Server, Delivery.Whole, new(TimeSpan.FromMilliseconds(milliseconds), Seed: milliseconds))
            .Where(r => r.Judgement.Verdict >= Verdict.Inconclusive).Select(SuiteRun.Line),
        Is.Empty);

    [Test]
    public async Task AServerThatStumblesOverAPayloadInTwoReadsWavers()
    {
        var fault = CombinationFaults.All.Single(f => f.Name == "payload-cut-off-the-key");
        Assert.That(await WaveringAsync(new FaultyServer(fault, new()).PlayAsync, Timers.Default), Is.Not.Empty);
    }

    [Test]
    public async Task TheReferenceServerDoesNotWaver() =>
        Assert.That(await WaveringAsync(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync, SuiteRun.Patient), Is.Empty);

    private static async Task<IEnumerable<string>> WaveringAsync(Func<ITransport, CancellationToken, Task> serve, Timers timers)
    {
        var wavering = await Steadiness.CheckAsync(
            Testee.At(new MemoryTarget("sample", serve)),
            new() { Jobs = 64, Play = PlayOptions.Default with { Timers = timers } },
            new Selection { Families = ["masking"] }.Select(Role.Server),
            [TimeSpan.FromMilliseconds(1)],
            null,
            CancellationToken.None);
        return wavering.Select(w => $"{w.Rough.Name}: {w.Calm.Judgement}, then {w.Rough.Judgement}");
    }
}
