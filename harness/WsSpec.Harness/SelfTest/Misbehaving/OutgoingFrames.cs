using System.Buffers;
using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Takes apart what an endpoint writes, and puts together what a fault makes of it.</summary>
/// <param name="role">Of the endpoint: a client masks.</param>
/// <param name="entropy">Where the masking keys come from that no fault names.</param>
internal sealed class OutgoingFrames(Role role, IEntropySource entropy)
{
    /// <summary>The frames of one write, unmasked and without their masking keys, so that what is made of them gets fresh ones.</summary>
    public static IEnumerable<RawFrame> Read(ReadOnlyMemory<byte> octets)
    {
        while (FrameHeader.TryRead(octets.Span, out var header))
        {
            var end = header.HeaderLength + (int)header.PayloadLength;
            var payload = octets[header.HeaderLength..end].ToArray();
            if (header.Masked)
            {
                Masking.Apply(payload, header.MaskingKey, 0);
            }

            yield return new RawFrame(header.Opcode, payload) { Fin = header.Fin, Rsv = header.Rsv };
            octets = octets[end..];
        }
    }

    public ReadOnlyMemory<byte> Write(IEnumerable<RawFrame> frames)
    {
        var octets = new ArrayBufferWriter<byte>();
        foreach (var frame in frames)
        {
            frame.WriteTo(octets, role, FreshKey());
        }

        return octets.WrittenMemory;
    }

    private uint FreshKey()
    {
        Span<byte> key = stackalloc byte[Masking.KeyLength];
        entropy.Fill(key);
        return BinaryPrimitives.ReadUInt32BigEndian(key);
    }
}
