using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Tests.Processes;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Running;

public sealed class LivenessTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public void AServerThatAnswersAPingLives() =>
        Assert.That(Check(world => MemoryTestees.Reference(world)), Is.EqualTo(LifeSign.Alive));

    [Test]
    public void AServerWithAnyFaultInItsControlFramesLives(
        [Values("pings-not-answered", "pong-empty", "pong-twice", "pong-is-close", "pong-one-octet-longer")] string name)
    {
        var fault = AllFaults.Of(Role.Server).Single(f => f.Name == name);
        Assert.That(
            Check(world => new MemoryTarget(name, new FaultyServer(fault, new() { Clock = world }).PlayAsync)), Is.EqualTo(LifeSign.Alive));
    }

    [TestCase("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("?")]
    public void SoDoesOneThatRefusesOrTalksNonsense(string answer) => Assert.That(
        Check(_ => Saying(async testee =>
        {
            await testee.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
            await testee.EndAsync();
        })),
        Is.EqualTo(LifeSign.Alive));

    [Test]
    public void SoDoesOneThatIsMerelySlow() => Assert.That(
        Check(world => Saying(async testee =>
        {
            await Task.Delay(5 * Second, world);
            await testee.SendAsync(Wired.Switching);
        })),
        Is.EqualTo(LifeSign.Alive));

    [Test]
    public void OneThatSaysNothingOnAnyConnectionIsDeaf() =>
        Assert.That(Check(_ => Saying(testee => testee.ReadToEndAsync())).Life, Is.EqualTo(Life.Deaf));

    [Test]
    public void SoIsOneThatEndsEveryConnectionWithoutAWord() =>
        Assert.That(Check(_ => Saying(testee => testee.EndAsync())).Life, Is.EqualTo(Life.Deaf));

    [Test]
    public void OneThatWasAwayForOneAttemptLives()
    {
        var attempts = 0;
        Assert.That(
            Check(_ => Saying(testee => ++attempts == 1 ? testee.EndAsync() : testee.SendAsync(Wired.Switching))),
            Is.EqualTo(LifeSign.Alive));
    }

    [Test]
    public async Task OneThatCannotBeReachedIsGoneAndSaysWhy()
    {
        var target = new MortalTarget(_ => true);
        await target.KillAsync();
        Assert.That(await MemoryTestees.CheckLifeAsync(target, TimeProvider.System), Is.EqualTo(new LifeSign(Life.Gone, "dead")));
    }

    private static IEnumerable<TestCaseData> Entries =>
    [
        new(new Entry.ReceivedReset(default), true),
        new(new Entry.SentReset(default), true),
        new(new Entry.Silence(default, "a Pong"), true),
        new(new Entry.ReceivedEof(default), false),
        new(new Entry.SentEof(default), false),
        new(new Entry.Flood(default, 70_000, 12), false),
        new(new Entry.Exchanged(default, new()), false),
        new(new Entry.Received(default, new byte[] { 0x88, 0 }), false),
    ];

    [TestCaseSource(nameof(Entries))]
    public void ItIsInDoubtAfterASilenceOrAnAbruptEnd(Entry entry, bool isInDoubt) =>
        Assert.That(Liveness.IsInDoubt(WireTap.Read(new(Role.Server, [entry]))), Is.EqualTo(isInDoubt));

    private static LifeSign Check(Func<VirtualTime, ITarget> target) =>
        VirtualTime.Run(world => MemoryTestees.CheckLifeAsync(target(world), world));

    private static MemoryTarget Saying(Func<Wired, Task> play) => new("testee", (transport, _) => play(new(transport)));
}
