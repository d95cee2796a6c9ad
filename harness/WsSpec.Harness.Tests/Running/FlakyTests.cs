using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using Runner = WsSpec.Harness.Running.Runner;

namespace WsSpec.Harness.Tests.Running;

public sealed class FlakyTests
{
    [Test]
    public void AVerdictThatChangesIsCalledFlakyAndTheFirstOneIsKept()
    {
        var connections = 0;
        var results = VirtualTime.Run(async world =>
        {
            var target = new MemoryTarget("forbids once", (transport, cancellation) =>
            {
                var server = new ReferenceServerOptions { Clock = world };
                return new ReferenceEndpoint(++connections == 1 ? server with { Handshake = new() { Refuse = _ => 403 } } : server)
                    .ServeAsync(transport, cancellation);
            });
            using var runner = new Runner(
                Testee.At(target), new() { Jobs = 1, Retries = 2, Play = MemoryTestees.Options(world) }, revive: null);
            List<CaseResult> all = [];
            await foreach (var result in runner.RunAsync(
                new Selection { Cases = ["ping/pong-repeats-application-data/5"] }.Select(Role.Server), CancellationToken.None))
            {
                all.Add(result);
            }

            return all;
        });
        Assert.That(
            (results[0].Judgement.Verdict, results[0].IsFlaky, string.Join(' ', results[0].Attempts)),
            Is.EqualTo((Verdict.Inconclusive, true, "Inconclusive Pass Pass")));
    }
}
