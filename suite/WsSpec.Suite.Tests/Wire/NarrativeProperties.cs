using System.Buffers;
using FsCheck;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>What is said of a conversation is said of thousands: a sentence is short, however much a peer makes of it.</summary>
public sealed class NarrativeProperties
{
    private const int Longest = 2000;

    [Property]
    public bool NoCloseIsToldAtLength(ushort code, PositiveInt length)
    {
        var close = Phrases.Close(code, new string('\u00e9', length.Get * 1000));
        var octets = new ArrayBufferWriter<byte>();
        close.WriteTo(octets, Role.Server, freshKey: 0);
        var frame = WireTap.Read(new(Role.Server,
        [
            new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            new Entry.Received(default, "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray()),
            new Entry.Received(default, octets.WrittenSpan.ToArray()),
        ])).Frames[^1];
        return Narrative.Tell(new CloseSeen(default, close.Payload)).Length < Longest && WireLine.Tell(frame).Length < Longest;
    }

    [Property]
    public bool NoStartLineIsToldAtLength(PositiveInt characters)
    {
        var line = $"HTTP/1.1 101 {new string('\u202e', characters.Get * 1000)}";
        var told = Narrative.Tell(new ResponseSeen(default, new TapHead(line, [], default), null));
        return told.Length < Longest && told.Contains($"({line.Length} characters)", StringComparison.Ordinal);
    }

    [Test]
    public void AReasonThatIsAllowedIsToldInFull() => Assert.That(
        Narrative.Tell(new CloseSeen(default, Phrases.Close(1000, new string('a', 123)).Payload)),
        Is.EqualTo($"Close 1000 \"{new string('a', 123)}\""));
}
