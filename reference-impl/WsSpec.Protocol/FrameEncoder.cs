using System.Buffers;
using System.Buffers.Binary;

namespace WsSpec.Protocol;

/// <summary>
/// Builds frames: minimal length form (section 5.2), masked with a fresh key from the entropy source if the sender is a client (section
/// 5.3).
/// </summary>
public sealed class FrameEncoder(Role sender, IEntropySource entropy)
{
    /// <summary>Appends one frame to <paramref name="output"/>; <paramref name="payload"/> stays as it is.</summary>
    /// <param name="output">Where header and payload go.</param>
    /// <param name="opcode">Any value; the caller keeps the rules of sections 5.4 and 5.5.</param>
    /// <param name="payload">Unmasked.</param>
    /// <param name="fin">Whether the frame is the last of its message.</param>
    /// <param name="rsv">The reserved bits: RSV1 counts 4, RSV2 counts 2, RSV3 counts 1.</param>
    public void Write(IBufferWriter<byte> output, Opcode opcode, ReadOnlySpan<byte> payload, bool fin = true, byte rsv = 0)
    {
        ArgumentNullException.ThrowIfNull(output);
        var masked = sender == Role.Client;
        var header = new FrameHeader(fin, rsv, opcode, masked, (ulong)payload.Length, masked ? NextKey() : 0);
        output.Advance(header.Write(output.GetSpan(FrameHeader.MaxLength)));

        var destination = output.GetSpan(payload.Length);
        if (masked)
            Masking.Apply(payload, destination, header.MaskingKey);
        else
            payload.CopyTo(destination);
        output.Advance(payload.Length);
    }

    private uint NextKey()
    {
        Span<byte> key = stackalloc byte[Masking.KeyLength];
        entropy.Fill(key);
        return BinaryPrimitives.ReadUInt32BigEndian(key);
    }
}
