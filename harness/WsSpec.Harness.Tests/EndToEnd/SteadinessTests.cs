using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Tests.Peers;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>No verdict may hang on how fast octets are or how they are cut.</summary>
[NonParallelizable]
public sealed class SteadinessTests
{
    private static readonly IReadOnlyList<ConformanceCase> Cases = [.. ConformanceCatalogue.All.Where(c => c.Testee.Includes(Role.Server))];

    [Test]
    public void TheReferenceServerPassesOverEveryPath([Values(0, 20, 200)] int milliseconds)
    {
        var roughness = new Roughness(TimeSpan.FromMilliseconds(milliseconds), Seed: milliseconds);
        Assert.That(Cases.AsParallel().Select(c => (c.Id, VirtualTime.Run(world => JudgeAsync(c, roughness, world)))).Where(IsBlamed), Is.Empty);
    }

    [Test]
    public async Task KestrelFailsTheSameCasesOverASlowPath()
    {
        await using var peer = await KestrelEcho.StartAsync();
        var wavering = await Steadiness.CheckAsync(
            Testee.At(new UrlTarget(new(peer.Url))),
            new() { Jobs = 64 },
            new Selection().Select(Role.Server),
            [TimeSpan.FromMilliseconds(20)],
            null,
            CancellationToken.None);

        // Kestrel resets a failed connection, and whether its Close is read before the reset is a race of its own (ruling 5).
        var failing = wavering.Where(w => (w.Calm.Judgement.Verdict == Verdict.Fail) != (w.Rough.Judgement.Verdict == Verdict.Fail));
        Assert.That(failing.Select(w => $"{w.Rough.Name}: {w.Calm.Judgement}, then {w.Rough.Judgement}"), Is.Empty);
    }

    private static bool IsBlamed((string, Judgement Judgement) result) => result.Judgement.Verdict >= Verdict.Inconclusive;

    private static async Task<Judgement> JudgeAsync(ConformanceCase @case, Roughness roughness, TimeProvider world)
    {
        var memory = new MemoryTarget("reference", new ReferenceEndpoint(new ReferenceServerOptions { Clock = world }).ServeAsync);
        var target = new RoughTarget(memory, roughness, world);
        var testee = Testee.At(target) with { Profile = new() { Offers = Needs.Echo | Needs.Deflate } };
        await using var transport = await target.ConnectAsync(CancellationToken.None);
        var options = PlayOptions.Default with { Clock = world };
        return Oracle.Judge(@case, await Driver.PlayAsync(@case.Scenario, transport, testee, options, CancellationToken.None), testee.Profile);
    }
}
