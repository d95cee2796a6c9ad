using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Tests.Processes;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Running;

public sealed class LivenessTests
{
    [Test]
    public void AServerThatAnswersAPingLives() =>
        Assert.That(VirtualTime.Run(world => MemoryTestees.CheckLifeAsync(MemoryTestees.Reference(world), world)), Is.Null);

    [Test]
    public void OneThatIsMuteDoesNot() => Assert.That(
        VirtualTime.Run(world => MemoryTestees.CheckLifeAsync(new MemoryTarget("mute", (transport, _) => Playing.Mute(new(transport), world)), world)),
        Does.Contain("silence"));

    [Test]
    public async Task OneThatCannotBeReachedSaysWhy()
    {
        var target = new MortalTarget(_ => true);
        await target.KillAsync();
        Assert.That(await MemoryTestees.CheckLifeAsync(target, TimeProvider.System), Is.EqualTo("dead"));
    }

    private static IEnumerable<TestCaseData> Entries =>
    [
        new(new Entry.ReceivedReset(default), true),
        new(new Entry.SentReset(default), true),
        new(new Entry.Silence(default, "a Pong"), true),
        new(new Entry.ReceivedEof(default), false),
        new(new Entry.SentEof(default), false),
        new(new Entry.Flood(default), false),
        new(new Entry.Exchanged(default, new()), false),
        new(new Entry.Received(default, new byte[] { 0x88, 0 }), false),
    ];

    [TestCaseSource(nameof(Entries))]
    public void ItIsInDoubtAfterASilenceOrAnAbruptEnd(Entry entry, bool isInDoubt) =>
        Assert.That(Liveness.IsInDoubt(WireTap.Read(new(Role.Server, [entry]))), Is.EqualTo(isInDoubt));
}
