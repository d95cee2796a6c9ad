using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Bulk;

public sealed class LongOctetsProperties
{
    /// <summary>Octets of any length, few and many, that repeat themselves or not.</summary>
    private static readonly Gen<byte[]> Any =
        from sample in ArbMap.Default.GeneratorFor<byte[]>()
        from length in Gen.OneOf(Gen.Choose(0, 200), Gen.Choose(LongOctets.Shortest - 2, 3 * LongOctets.Shortest))
        from seed in Gen.Choose(0, 1)
        select Octets(sample, length, seed);

    /// <summary>The same octets, made in every way there is.</summary>
    private static readonly Gen<(byte[] Plain, ReadOnlyMemory<byte> Made)> Made =
        from plain in Any
        from cut in Gen.Choose(0, plain.Length)
        from key in ArbMap.Default.GeneratorFor<uint>()
        from way in Gen.Choose(0, 3)
        select (plain, way switch
        {
            0 => LongOctets.Join([plain.AsMemory(0, cut), plain.AsMemory(cut)]),
            1 => LongOctets.Mask(Masked(plain, key), key),
            2 => LongOctets.Pack(plain),
            _ => LongOctets.Join(
                [LongOctets.Pack(plain.AsMemory(0, cut)), LongOctets.Mask(LongOctets.Mask(plain.AsMemory(cut), key), key)]),
        });

    [Property]
    public Property TheyAreWhatTheyAreMadeOf() => Prop.ForAll(Made.ToArbitrary(), made =>
        made.Made.Length == made.Plain.Length
        && made.Made.Span.SequenceEqual(made.Plain)
        && Pieces(made.Made).SequenceEqual(made.Plain)
        && LongOctets.AtHand(made.Made).Span.SequenceEqual(made.Plain));

    [Property]
    public Property PartsOfThemAreToo() => Prop.ForAll(Made.ToArbitrary(), ArbMap.Default.ArbFor<NonNegativeInt>(), (made, at) =>
    {
        var from = at.Get % (made.Plain.Length + 1);
        return made.Made[from..].Span.SequenceEqual(made.Plain.AsSpan(from))
            && LongOctets.First(made.Made, from).Span.SequenceEqual(made.Plain.AsSpan(0, from))
            && Pieces(made.Made[from..]).AsSpan().SequenceEqual(made.Plain.AsSpan(from));
    });

    [Property]
    public Property TheyAreEqualWhenTheirOctetsAre() => Prop.ForAll(Made.ToArbitrary(), Made.ToArbitrary(), (one, other) =>
        LongOctets.AreEqual(one.Made, one.Plain)
        && LongOctets.AreEqual(one.Made, other.Made) == one.Plain.AsSpan().SequenceEqual(other.Plain));

    [Property]
    public Property OneOctetMakesThemDiffer() => Prop.ForAll(
        Made.Where(made => made.Plain.Length > 0).ToArbitrary(), ArbMap.Default.ArbFor<NonNegativeInt>(), (made, at) =>
        {
            byte[] damaged = [.. made.Plain];
            damaged[at.Get % damaged.Length] ^= 1;
            return !LongOctets.AreEqual(made.Made, damaged);
        });

    [Test]
    public void ZerosAreZeros() =>
        Assert.That(LongOctets.AreEqual(LongOctets.Zeros(3 * LongOctets.Shortest), new byte[3 * LongOctets.Shortest]), Is.True);

    /// <summary>What is kept of a conversation is decoded to the same again.</summary>
    [Test]
    public void APackedConversationIsTheSame()
    {
        var message = new RawFrame(Opcode.Binary, LongOctets.Zeros(3 * LongOctets.Shortest)) { Masked = false };
        var echo = new System.Buffers.ArrayBufferWriter<byte>();
        message.WriteTo(echo, Role.Server, 0);
        var tap = new WireTap(Role.Server);
        tap.Read(new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, echo.WrittenMemory[..100_000]));
        tap.Read(new Entry.Received(default, echo.WrittenMemory[100_000..]));
        tap.Read(new Entry.Received(default, new byte[] { 0x88, 0 }));
        var conversation = tap.Conversation();
        var packed = conversation.Packed();
        Assert.Multiple(() =>
        {
            Assert.That(packed.Observations.Select(o => o.GetType()), Is.EqualTo(conversation.Observations.Select(o => o.GetType())));
            Assert.That(packed.Observations.OfType<MessageSeen>().Single().Payload.Span.ToArray(), Is.All.Zero);
            Assert.That(packed.Frames.Select(f => f.Payload.Length), Is.EqualTo(conversation.Frames.Select(f => f.Payload.Length)));
            Assert.That(packed.SentHeads.Single().StartLine, Is.EqualTo("GET / HTTP/1.1"));
            Assert.That(packed.AtHand().Frames, Has.Length.EqualTo(2));
        });
    }

    /// <summary>Of a short conversation and of a flood only the transcript stays, and both are decoded to the same again.</summary>
    [TestCase(1, false)]
    [TestCase(2000, true)]
    public void WhatIsKeptForLongIsTheTranscript(int frames, bool isFlood)
    {
        var tap = new WireTap(Role.Server);
        tap.Read(new Entry.Sent(default, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray()));
        tap.Read(new Entry.Received(default, Enumerable.Repeat<byte[]>([0x81, 1, 0x61], frames).SelectMany(frame => frame).ToArray()));
        if (isFlood)
        {
            tap.Read(new Entry.Flood(default, 3L * frames, frames));
        }

        var conversation = tap.Conversation();
        var packed = conversation.Packed();
        Assert.Multiple(() =>
        {
            Assert.That(packed.Frames == conversation.Frames, Is.False, "the same frames are kept");
            Assert.That(packed.Frames, Is.EqualTo(conversation.Frames).Using<TapFrame>((one, other) =>
                one with { Payload = default } == other with { Payload = default } && LongOctets.AreEqual(one.Payload, other.Payload)));
            Assert.That(packed.Observations.Select(o => o.ToString()), Is.EqualTo(conversation.Observations.Select(o => o.ToString())));
            Assert.That(packed.Weight, Is.EqualTo(conversation.Weight));
        });
    }

    private static byte[] Octets(byte[] sample, int length, int seed)
    {
        var octets = new byte[length];
        if (seed == 1)
        {
            new Random(length).NextBytes(octets);
        }

        for (var i = 0; i < length && sample.Length > 0; i++)
        {
            octets[i] ^= sample[i % sample.Length];
        }

        return octets;
    }

    private static byte[] Masked(byte[] octets, uint key)
    {
        byte[] masked = [.. octets];
        Masking.Apply(masked, key);
        return masked;
    }

    private static byte[] Pieces(ReadOnlyMemory<byte> octets) => [.. LongOctets.Pieces(octets).SelectMany(piece => piece.ToArray())];
}
