using System.Collections.Immutable;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.Running;

public sealed class CrowdTests
{
    private static readonly ImmutableArray<CaseResult> Planned = new Selection { Cases = ["framing/payload-length-of-*"] }
        .Select(Role.Server).Variants(TransportKind.Memory, [Delivery.Whole]);

    /// <summary>However little room the testee has, each is let in once: nobody is forgotten, and nobody has to be played alone for it.</summary>
    [Property(MaxTest = 30)]
    public void WhoIsTurnedAwayComesAgainWithTheOthers(byte connections, byte room)
    {
        var most = 1 + (connections % 64);
        var letIn = VirtualTime.Run(async world =>
        {
            using var crowd = new Crowd(most, world);
            var inside = 0;
            List<string> seen = [];
            await crowd.PlayAsync(
                Planned,
                new(Timers.Default, TimeSpan.MaxValue, most, most),
                async (planned, _) =>
                {
                    var then = crowd.Connections;
                    var hasRoom = ++inside <= 1 + (room % 8);
                    await Task.Delay(TimeSpan.FromSeconds(1), world);
                    inside--;
                    if (!hasRoom && crowd.Thin(then))
                    {
                        return false;
                    }

                    seen.Add(planned.Name);
                    return true;
                },
                CancellationToken.None);
            return seen;
        });
        Assert.That(letIn, Is.EquivalentTo(Planned.Select(planned => planned.Name)));
    }
}
