using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Tests.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

/// <summary>What a script writes is what the tap reads, legal or not; and the strict codec sees the same as the lenient one.</summary>
public sealed class RawFrameProperties
{
    private static readonly int[] PayloadLengths = [0, 1, 2, 124, 125, 126, 127, 255, 256, 65535, 65536];

    private static readonly Gen<RawFrame> Frames =
        from opcode in Gen.Choose(0, 15)
        from fin in Gen.Elements(true, false)
        from rsv in Gen.Choose(0, 7)
        from masked in Gen.Elements<bool?>(null, true, false)
        from key in Gen.OneOf(Gen.Constant<uint?>(null), Gen.Elements<uint?>(0, uint.MaxValue, 0x0D0A0D0A, 0x01020304))
        from length in Gen.Elements(PayloadLengths)
        from form in Gen.Elements(Forms(length))
        from first in Gen.Choose(0, 255)
        select new RawFrame((Opcode)opcode, Phrases.Counting(length, first))
        {
            Fin = fin,
            Rsv = (byte)rsv,
            Masked = masked,
            MaskingKey = key,
            LengthForm = form,
        };

    [Property(MaxTest = 300)]
    public Property EveryFrameThatIsWrittenIsTheFrameThatIsRead() =>
        Prop.ForAll(Frames.ToArbitrary(), Frames.ToArbitrary(), (first, second) =>
        Read(first, second).Zip([first, second]).All(pair => Same(pair.First, pair.Second)));

    [Property(MaxTest = 300)]
    public Property InstrumentAndSpecimenTakeTheSameFramesApart() => Prop.ForAll(WireArbitraries.Streams.ToArbitrary(), stream =>
    {
        var tapped = Told(stream.Receiver, stream.Octets).HarnessFrames.Where(f => f.IsComplete)
            .Select(f => (f.Fin, f.Rsv, f.Opcode, f.Masked, f.MaskingKey, f.PayloadLength, Convert.ToHexString(f.Payload.Span)));
        return tapped.SequenceEqual(Decode(stream.Octets));
    });

    [Property(MaxTest = 300)]
    public Property InstrumentAndSpecimenUnderstandLegalFramesAlike() => Prop.ForAll(
        WireArbitraries.Legal.ToArbitrary(), WireArbitraries.Role.ToArbitrary(), (frames, receiver) =>
        {
            var sender = receiver.Peer();
            var understood = ConnectionRun.Of(receiver, WireArbitraries.Encode(frames, sender)).Events
                .Where(e => !e.StartsWith("Ended", StringComparison.Ordinal));
            var opened = sender == Role.Server ? JudgedConversation.WithServer : JudgedConversation.WithClient;
            var seen = opened.TesteeSends([.. frames]).Conversation.Observations.Where(o => o is not (RequestSeen or ResponseSeen));
            return understood.SequenceEqual(seen.Select(TapText.Of));
        });

    /// <summary>A length with its top bit set ends both: no count of octets can follow it.</summary>
    [TestCase(0x8000000000000000ul)]
    [TestCase(ulong.MaxValue)]
    public void ALengthWithItsTopBitSetIsUndecodable(ulong length)
    {
        var frame = Phrases.Text("x") with { DeclaredLength = length };
        var conversation = JudgedConversation.WithServer.TesteeSends(frame, Phrases.Text("y")).Conversation;
        Assert.That(conversation.Observations[^1], Is.TypeOf<UndecodableSeen>());
        Assert.That(conversation.TesteeFrames.Where(frame => frame.IsComplete), Is.Empty);
    }

    private static LengthForm?[] Forms(int length) => length switch
    {
        <= 125 => [null, LengthForm.Bits7, LengthForm.Bits16, LengthForm.Bits64],
        <= ushort.MaxValue => [null, LengthForm.Bits16, LengthForm.Bits64],
        _ => [null, LengthForm.Bits64],
    };

    private static TapFrame[] Read(params RawFrame[] frames) =>
        [.. JudgedConversation.WithServer.HarnessSends(frames).Conversation.HarnessFrames];

    private static bool Same(TapFrame read, RawFrame written) =>
        (read.Fin, read.Rsv, read.Opcode) == (written.Fin, written.Rsv, written.Opcode)
        && read.Masked == (written.Masked ?? true)
        && (!read.Masked || written.MaskingKey is not { } key || read.MaskingKey == key)
        && read.LengthForm == (written.LengthForm ?? RawFrame.Shortest((ulong)written.Payload.Length))
        && read.IsComplete
        && read.Payload.Span.SequenceEqual(written.Payload.Span);

    private static Conversation Told(Role testee, byte[] octets) =>
        (testee == Role.Server ? JudgedConversation.WithServer : JudgedConversation.WithClient).Sent(octets).Conversation;

    /// <summary>The complete frames up to the first length that no frame can have.</summary>
    private static List<(bool, byte, Opcode, bool, uint, ulong, string)> Decode(ReadOnlySpan<byte> octets)
    {
        var decoder = new FrameDecoder();
        var frames = new List<(bool, byte, Opcode, bool, uint, ulong, string)>();
        while (decoder.TryReadHeader(ref octets) && decoder.Remaining <= (ulong)octets.Length)
        {
            var header = decoder.Header;
            var payload = new byte[decoder.Remaining];
            decoder.ReadPayload(ref octets, payload);
            frames.Add((
                header.Fin, header.Rsv, header.Opcode, header.Masked, header.MaskingKey, header.PayloadLength,
                Convert.ToHexString(payload)));
        }

        return frames;
    }
}
