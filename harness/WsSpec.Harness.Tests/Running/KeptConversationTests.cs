using NUnit.Framework;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Harness.Tests.Running;

public sealed class KeptConversationTests
{
    [Test]
    public void ALightOneStaysAsItIs()
    {
        var conversation = WireTap.Read(Transcript(10));
        var kept = new KeptConversation(conversation);
        kept.PutAway();
        Assert.That(kept.Conversation, Is.SameAs(conversation));
    }

    [Test]
    public void OfAHeavyOneLittleIsKeptAndNothingIsLost()
    {
        var transcript = Transcript(1 << 20);
        var kept = new KeptConversation(WireTap.Read(transcript));
        Assert.That(kept.PutAway(), Is.LessThan(1 << 14));
        Assert.That(Octets(kept.Transcript), Is.EqualTo(Octets(transcript)));
        Assert.That(Octets(kept.Conversation.Transcript), Is.EqualTo(Octets(transcript)));
        Assert.That(Narrative.Tell(kept.Conversation.Observations), Is.EqualTo(Narrative.Tell(WireTap.Read(transcript).Observations)));
    }

    private static Transcript Transcript(int length) => new(Role.Server,
    [
        new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
        new Entry.Received(TimeSpan.FromSeconds(1), Driving.Wired.Switching),
        new Entry.Received(TimeSpan.FromSeconds(2), Driving.Wired.Encode(Role.Server, Binary(new byte[length]))) { AfterPeer = 3 },
        new Entry.ReceivedEof(TimeSpan.FromSeconds(3)),
    ]);

    private static IEnumerable<string> Octets(Transcript transcript) => transcript.Entries.Select(
        entry => entry is Entry.Piece piece ? $"{piece.At} {piece.AfterPeer} {Convert.ToHexString(piece.Octets.Span)}" : entry.ToString());
}
