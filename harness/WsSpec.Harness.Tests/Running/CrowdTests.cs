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

    /// <summary>However little room the testee has, each is let in once: nobody is forgotten, and few are played in vain.</summary>
    [Property(MaxTest = 30)]
    public void WhoIsTurnedAwayComesAgainWithTheOthers(byte connections, byte room)
    {
        var most = 1 + (connections % 64);
        var (letIn, inVain, _) = Play(most, async (crowd, inside, _, mayComeAgain, world) =>
        {
            var then = crowd.Connections;
            var hasRoom = inside <= 1 + (room % 8);
            await Task.Delay(TimeSpan.FromSeconds(1), world);
            return hasRoom || !mayComeAgain || !crowd.Thin(then);
        });
        Assert.That(letIn, Is.EquivalentTo(Planned.Select(planned => planned.Name)));
        Assert.That(inVain, Is.AtMost(3 * Planned.Length));
    }

    /// <summary>Where there is never room, such as with one that answers 429 to everything, nobody is played for ever.</summary>
    [Property(MaxTest = 30)]
    public void WhoIsAlwaysTurnedAwayIsLetInInTheEnd(byte connections)
    {
        var (letIn, inVain, _) = Play(1 + (connections % 64), async (crowd, _, _, mayComeAgain, world) =>
        {
            var then = crowd.Connections;
            await Task.Delay(TimeSpan.FromSeconds(1), world);
            return !mayComeAgain || !crowd.Thin(then);
        });
        Assert.That((letIn.Count, inVain <= 3 * Planned.Length), Is.EqualTo((Planned.Length, true)));
    }

    /// <summary>What is answered with 503 whoever else is there was not for the crowd, and the others need not suffer for it.</summary>
    [Property(MaxTest = 30)]
    public void OneThatIsTurnedAwayAloneWasNotOneTooMany(byte connections, byte culprit)
    {
        var most = 4 + (connections % 61);
        var (_, _, left) = Play(most, async (crowd, _, next, mayComeAgain, world) =>
        {
            var then = crowd.Connections;
            await Task.Delay(TimeSpan.FromSeconds(1), world);
            return next != Planned[culprit % Planned.Length] || !mayComeAgain || !crowd.Thin(then);
        });
        Assert.That(left, Is.EqualTo(most));
    }

    /// <param name="play">Given the crowd, how many are inside with this one, this one, and whether it may come again: whether it was let in.</param>
    private static (List<string> LetIn, int InVain, int Connections) Play(
        int most, Func<Crowd, int, CaseResult, bool, VirtualTime, Task<bool>> play) => VirtualTime.Run(async world =>
    {
        using var crowd = new Crowd(most, world);
        var (inside, inVain) = (0, 0);
        List<string> letIn = [];
        await crowd.PlayAsync(
            Planned,
            new(Timers.Default, TimeSpan.MaxValue, most, most),
            async (next, _, mayComeAgain) =>
            {
                inside++;
                var isLetIn = await play(crowd, inside, next, mayComeAgain, world);
                inside--;
                if (isLetIn)
                {
                    letIn.Add(next.Name);
                }
                else
                {
                    inVain++;
                }

                return isLetIn;
            },
            CancellationToken.None);
        return (letIn, inVain, crowd.Connections);
    });
}
