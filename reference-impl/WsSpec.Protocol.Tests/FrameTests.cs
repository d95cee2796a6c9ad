using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Wire;

namespace WsSpec.Protocol.Tests;

public sealed class FrameTests
{
    private static readonly Gen<FrameHeader> Header =
        from fin in Gen.Elements(true, false)
        from rsv in Gen.Choose(0, 7)
        from opcode in Gen.Choose(0, 15)
        from length in Gen.Elements<ulong>(0, 1, 125, 126, 127, 128, 65535, 65536, long.MaxValue, ulong.MaxValue)
        from key in Gen.OneOf(Gen.Constant<uint?>(null), Gen.Choose(int.MinValue, int.MaxValue).Select(number => (uint?)(uint)number))
        select new FrameHeader(fin, (byte)rsv, (Opcode)opcode, key is not null, length, key ?? 0);

    [Property(MaxTest = 500)]
    public Property AHeaderThatIsWrittenIsTheHeaderThatIsRead() => Prop.ForAll(Header.ToArbitrary(), header =>
    {
        Span<byte> octets = stackalloc byte[FrameHeader.MaxLength];
        var length = header.Write(octets);
        return FrameHeader.TryRead(octets[..length], out var read)
            && read == header
            && read.IsMinimal
            && !FrameHeader.TryRead(octets[..(length - 1)], out _);
    });

    [Property(MaxTest = 500)]
    public Property TheDecoderTakesApartWhatWasWritten() => Prop.ForAll(
        WireArbitraries.Legal.ToArbitrary(), WireArbitraries.Role.ToArbitrary(), (frames, sender) =>
        {
            ReadOnlySpan<byte> octets = WireArbitraries.Encode(frames, sender);
            var decoder = new FrameDecoder();
            var decoded = new List<(bool, Opcode, string)>();
            while (decoder.TryReadHeader(ref octets))
            {
                var payload = new byte[decoder.Remaining];
                decoder.ReadPayload(ref octets, payload);
                decoded.Add((decoder.Header.Fin, decoder.Header.Opcode, Convert.ToHexString(payload)));
            }

            return decoded.SequenceEqual(frames.Select(frame => (frame.Fin, frame.Opcode, Convert.ToHexString(frame.Payload.Span))));
        });

    [Property(MaxTest = 300)]
    public Property TheEncoderWritesEachFrameInItsShortestForm() => Prop.ForAll(WireArbitraries.Legal.ToArbitrary(), frames =>
    {
        var output = new ArrayBufferWriter<byte>();
        var encoder = new FrameEncoder(Role.Server, new SequenceEntropy());
        foreach (var frame in frames)
            encoder.Write(output, frame.Opcode, frame.Payload.Span, frame.Fin);
        return output.WrittenSpan.SequenceEqual(WireArbitraries.Encode(frames, Role.Server));
    });

    [Test]
    public void AClientMasksEveryFrameWithAFreshKey()
    {
        var output = new ArrayBufferWriter<byte>();
        var encoder = new FrameEncoder(Role.Client, new SequenceEntropy());
        encoder.Write(output, Opcode.Text, "Hello"u8);
        encoder.Write(output, Opcode.Ping, []);
        FrameHeader.TryRead(output.WrittenSpan, out var first);
        FrameHeader.TryRead(output.WrittenSpan[(first.HeaderLength + 5)..], out var second);
        Assert.Multiple(() =>
        {
            Assert.That(first.Masked && second.Masked, Is.True);
            Assert.That(second.MaskingKey, Is.Not.EqualTo(first.MaskingKey));
        });
    }

    private static IEnumerable<TestCaseData> VectorsOfSection5_7()
    {
        // FIN Text, length 5
        yield return new("810548656C6C6F", Role.Client, new[] { "Text 48656C6C6F" });

        // FIN Text, masked, length 5, key 37FA213D
        yield return new("818537FA213D7F9F4D5158", Role.Server, new[] { "Text 48656C6C6F" });

        // Text, length 3, then FIN Continuation, length 2
        yield return new("010348656C80026C6F", Role.Client, new[] { "Text 48656C6C6F" });

        // FIN Ping, length 5
        yield return new("890548656C6C6F", Role.Client, new[] { "Ping 48656C6C6F" });

        // FIN Pong, masked
        yield return new("8A8537FA213D7F9F4D5158", Role.Server, new[] { "Pong 48656C6C6F" });

        // FIN Binary, 16-bit length of 256
        yield return new("827E0100" + new string('0', 512), Role.Client, new[] { "Binary " + new string('0', 512) });

        // FIN Binary, 64-bit length of 65536
        yield return new("827F0000000000010000" + new string('0', 131072), Role.Client, new[] { "Binary " + new string('0', 131072) });
    }

    [TestCaseSource(nameof(VectorsOfSection5_7))]
    public void TheWorkedExamplesOfSection5_7Decode(string octets, Role receiver, string[] events) => Assert.That(
        ConnectionRun.Of(receiver, Convert.FromHexString(octets)).Events, Is.EqualTo(events.Append("Ended abnormally 1006 ")));
}
