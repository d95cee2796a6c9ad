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
    [TestCase(1, 1000)]
    [TestCase(40, 1000)]
    [TestCase(100, 2500)]
    [TestCase(200, 5000)]
    [TestCase(1000, 5000)]
    [TestCase(60_000, 5000)]
    public void AMomentGoesByTheOpeningHandshakeAndHasAnEnd(int opening, int moment) => Assert.That(
        MomentAfter(TimeSpan.FromMilliseconds(opening)).TotalMilliseconds, Is.EqualTo(moment).Within(1));

    /// <summary>A server that forgot one of sixteen mebibytes made a run wait for half a minute, before the case was played again.</summary>
    [TestCase(0, 5, 1.5)]
    [TestCase(16, 37, 11.1)]
    public void NobodyIsDeadWhoTakesHisTimeOverMebibytes(int mebibytes, double seconds, double inHaste) => VirtualTime.Run(async world =>
    {
        var (ours, _) = MemoryTransport.CreatePair();
        await using var session = new Session(ours, Role.Server, world, long.MaxValue, SessionHooks.None);
        var echo = Awaited.Echo(Opcode.Binary, new byte[mebibytes << 20]);
        Assert.That(new Deadlines(session, Timers.Default).For(echo).TotalSeconds, Is.EqualTo(seconds).Within(0.001));
        Assert.That(new Deadlines(session, Timers.Default.Hasty).For(echo).TotalSeconds, Is.EqualTo(inHaste).Within(0.001));
        return true;
    });

    /// <summary>How long a moment is for a testee whose 101 has taken so long.</summary>
    private static TimeSpan MomentAfter(TimeSpan opening) => VirtualTime.Run(async world =>
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        await using var session = new Session(ours, Role.Server, world, long.MaxValue, SessionHooks.None);
        session.Listen();
        await session.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), null, CancellationToken.None);
        await Task.Delay(opening, world);
        await new Wired(theirs).SendAsync(Wired.Switching);
        await Task.Delay(TimeSpan.FromMilliseconds(1), world);
        return new Deadlines(session, Timers.Default.Hasty).For(Awaited.EarlyEnd);
    });
}
