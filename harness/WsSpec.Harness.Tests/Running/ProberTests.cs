using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Running;

public sealed class ProberTests
{
    private static readonly byte[] Greeting = Wired.Encode(Role.Server, Text("welcome"));

    [Test]
    public void TheReferenceEchoesAndCompresses() =>
        Assert.That(Probe(MemoryTestees.Reference).Offers, Is.EqualTo(Needs.Echo | Needs.Deflate));

    [Test]
    public void AGreetingIsNoEchoAndIsKnownFromThenOn()
    {
        var profile = Probe(clock => MemoryTestees.Altered(clock, (octets, number) => number == 0 ? [octets, Greeting] : [octets]));
        Assert.That(profile.Echoes, Is.True);
        Assert.That(profile.Greetings.Single().ToArray(), Is.EqualTo("welcome"u8.ToArray()));
    }

    [Test]
    public void AServerThatAnswersPingsAndKeepsMessagesIsNoEchoServer()
    {
        var profile = Probe(clock => MemoryTestees.Altered(clock, (octets, _) => IsMessage(octets) ? [] : [octets]));
        Assert.That((profile.Echoes, profile.Greetings.Length), Is.EqualTo((false, 0)));
    }

    [Test]
    public void NeitherIsOneThatAnswersEachMessageInItsOwnWords() =>
        Assert.That(
            Probe(clock => MemoryTestees.Altered(clock, (octets, _) => IsMessage(octets) ? [Greeting] : [octets])).Echoes, Is.False);

    /// <summary>What the damage is, is for the cases to say; a testee called opaque would pass them all.</summary>
    [TestCase(0x7F, 1, 0)]
    [TestCase(0xFF, 2, 0)]
    [TestCase(0xFF, 1, 3)]
    public void ADamagedEchoIsAnEcho(int mask, int opcode, int cut)
    {
        Assert.That(
            Probe(clock => MemoryTestees.Altered(clock, (octets, _) => IsMessage(octets) ? [Damaged(octets)] : [octets])).Echoes,
            Is.True);

        ReadOnlyMemory<byte> Damaged(ReadOnlyMemory<byte> frame)
        {
            var payload = frame.Span[2..^Math.Min(cut, frame.Length - 2)].ToArray();
            return (byte[])
                [(byte)(0x80 | opcode), (byte)payload.Length, .. payload.Select(octet => (byte)(octet & mask))];
        }
    }

    [Test]
    public void AServerThatTalksBetweenEchoesIsLively()
    {
        var profile = Probe(clock => MemoryTestees.Altered(clock, (octets, _) => IsMessage(octets) ? [octets, Greeting] : [octets]));
        Assert.That((profile.Echoes, profile.IsLively, profile.KeepsEmptyMessages), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void AnApplicationNeedNotEchoAnEmptyMessage()
    {
        var profile = Probe(clock => MemoryTestees.Altered(clock, (octets, _) => IsMessage(octets) && octets.Length == 2 ? [] : [octets]));
        Assert.That((profile.Echoes, profile.KeepsEmptyMessages), Is.EqualTo((true, true)));
    }

    [TestCase(Opcode.Text)]
    [TestCase(Opcode.Binary)]
    public void AnApplicationMayEchoOneTypeAlone(Opcode kept)
    {
        var profile = Probe(clock => MemoryTestees.Altered(clock, (octets, _) => (Opcode)(octets.Span[0] & 0x0F) == kept ? [] : [octets]));
        Assert.That((profile.Echoes, profile.KeepsType), Is.EqualTo((true, kept)));
        Assert.That(Probe(MemoryTestees.Reference).KeepsType, Is.Null);
    }

    [TestCase((ushort)1001, ExpectedResult = true)]
    [TestCase((ushort)1002, ExpectedResult = false)]
    public bool OneThatClosesAtOnceIsKnownForIt(ushort code) => Probe(clock => MemoryTestees.Altered(
        clock, (octets, number) => number == 0 ? [octets, Wired.Encode(Role.Server, Close(code))] : [octets])).ClosesUnasked;

    [Test]
    public void OneThatRefusesTheHandshakeTakesNoPart() => Assert.That(
        () => Probe(_ => new MemoryTarget("shut", RefuseAsync)),
        Throws.TypeOf<HandshakeRefusedException>().With.Message.Contains("404"));

    private static TargetProfile Probe(Func<TimeProvider, ITarget> target) =>
        VirtualTime.Run(world => MemoryTestees.ProbeAsync(target(world), world));

    private static bool IsMessage(ReadOnlyMemory<byte> octets) => (Opcode)(octets.Span[0] & 0x0F) is Opcode.Text or Opcode.Binary;

    private static async Task RefuseAsync(ITransport transport, CancellationToken cancellation)
    {
        await transport.WriteAsync("HTTP/1.1 404 Not Found\r\n\r\n"u8.ToArray(), cancellation);
        await transport.HalfCloseAsync();
    }
}
