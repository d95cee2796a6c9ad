using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class DeadlinesTests
{
    /// <summary>A server that took a second over its 101 made one case wait for half a minute.</summary>
    [Property(MaxTest = 50)]
    public bool AMomentGoesByTheOpeningHandshakeAndHasAnEnd(ushort milliseconds)
    {
        var (opening, moment) = (TimeSpan.FromMilliseconds(milliseconds), MomentAfter(TimeSpan.FromMilliseconds(milliseconds)));
        return moment >= Timers.Default.Moment && moment <= Timers.Default.Case / 4
            && (moment >= 24 * opening || moment == Timers.Default.Case / 4);
    }

    [Test]
    public void OneThatAnswersAtOnceIsGivenTheUsualMoment() =>
        Assert.That(MomentAfter(TimeSpan.FromMilliseconds(1)), Is.EqualTo(Timers.Default.Moment));

    /// <summary>How long a moment is for a testee whose 101 has taken so long.</summary>
    private static TimeSpan MomentAfter(TimeSpan opening) => VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        await using var session = new Session(ours, Role.Server, world, long.MaxValue, SessionHooks.None);
        session.Listen();
        await session.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), null, CancellationToken.None);
        await Task.Delay(opening, world);
        await new Wired(theirs).SendAsync(Wired.Switching);
        await Task.Delay(TimeSpan.FromTicks(1), world);
        return new Deadlines(session, Timers.Default.Hasty).For(Awaited.EarlyEnd);
    });
}
