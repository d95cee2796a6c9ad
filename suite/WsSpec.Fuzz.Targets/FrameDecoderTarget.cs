using System.Buffers.Binary;
using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>The decoder against headers read where they stand and octets unmasked one by one.</summary>
public sealed class FrameDecoderTarget : IFuzzTarget
{
    public string Name => "frame-decoder";

    public string Property => "However a stream is cut, the decoder finds the frames that stand in it.";

    public InputShape Shape => InputShape.Frames;

    public void Run(ReadOnlySpan<byte> input)
    {
        var fuzz = new FuzzInput(input);
        var stream = fuzz.Octets;
        var decoder = new FrameDecoder();
        var payload = new byte[512];
        Span<byte> key = stackalloc byte[Masking.KeyLength];
        var position = 0;
        var offset = 0;
        foreach (var piece in fuzz.Pieces)
        {
            var octets = piece;
            while (!octets.IsEmpty)
            {
                if (decoder.Remaining == 0)
                {
                    if (!decoder.TryReadHeader(ref octets))
                    {
                        PropertyBrokenException.Unless(octets.IsEmpty, "a header that is not complete takes all octets");
                        continue;
                    }

                    var complete = FrameHeader.TryRead(stream[position..], out var expected);
                    PropertyBrokenException.Unless(
                        complete && expected == decoder.Header, "the header is the one that stands in the stream");
                    PropertyBrokenException.Unless(
                        decoder.Remaining == expected.PayloadLength, "the whole payload remains behind a header");
                    BinaryPrimitives.WriteUInt32BigEndian(key, expected.MaskingKey);
                    position += expected.HeaderLength;
                    offset = 0;
                    continue;
                }

                var count = decoder.ReadPayload(ref octets, payload);
                PropertyBrokenException.Unless(count > 0, "payload that is there is taken");
                foreach (var octet in payload.AsSpan(0, count))
                {
                    PropertyBrokenException.Unless(
                        octet == (stream[position++] ^ key[offset++ & 3]), "the payload is what the key makes of it");
                }
            }
        }

        PropertyBrokenException.Unless(
            decoder.Remaining != 0 || !FrameHeader.TryRead(stream[position..], out _), "no header that is complete is held back");
    }
}
