using System.Buffers.Binary;

namespace WsSpec.Protocol;

/// <summary>
/// The header of one frame (section 5.2), legal or not: every sequence of octets is some header.
/// </summary>
/// <remarks>
/// Octet 0: FIN in the top bit, then RSV1 to RSV3, then the opcode in the low four. Octet 1: the mask bit on top, then seven bits of
/// length. A seven-bit length of 126 is followed by the real one in 2 octets, 127 by one in 8 octets, both big-endian. Four octets of
/// masking key come last, and only if the mask bit is set: 2 to 14 octets in all.
/// </remarks>
/// <param name="Fin">Whether this is the last frame of its message.</param>
/// <param name="Rsv">The reserved bits: RSV1 counts 4, RSV2 counts 2, RSV3 counts 1.</param>
/// <param name="Opcode">Any of the sixteen values.</param>
/// <param name="Masked">Whether a masking key is present.</param>
/// <param name="PayloadLength">In octets, as announced; header and key do not count.</param>
/// <param name="MaskingKey">In wire order, the first octet in the highest bits; zero if there is none.</param>
/// <param name="HeaderLength">Octets of the header itself. They exceed the shortest form if the length was not minimally encoded.</param>
public readonly record struct FrameHeader(
    bool Fin, byte Rsv, Opcode Opcode, bool Masked, ulong PayloadLength, uint MaskingKey, int HeaderLength)
{
    public const int MinLength = 2;
    public const int MaxLength = 14;

    private const ulong Longest7BitForm = 125;

    /// <summary>A header in its shortest form, as a sender has to write it.</summary>
    public FrameHeader(bool fin, byte rsv, Opcode opcode, bool masked, ulong payloadLength, uint maskingKey)
        : this(fin, rsv, opcode, masked, payloadLength, maskingKey, ShortestForm(payloadLength, masked))
    {
    }

    public bool Rsv1 => (Rsv & 4) != 0;

    public bool Rsv2 => (Rsv & 2) != 0;

    public bool Rsv3 => (Rsv & 1) != 0;

    public bool IsMinimal => HeaderLength == ShortestForm(PayloadLength, Masked);

    /// <summary>Reads the header at the beginning of <paramref name="octets"/>; false means that it is not complete yet.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out FrameHeader header)
    {
        header = default;
        if (octets.Length < MinLength)
            return false;

        var masked = (octets[1] & 0x80) != 0;
        var shortLength = octets[1] & 0x7F;
        var extendedLength = shortLength switch { 126 => sizeof(ushort), 127 => sizeof(ulong), _ => 0 };
        var headerLength = MinLength + extendedLength + (masked ? Masking.KeyLength : 0);
        if (octets.Length < headerLength)
            return false;

        header = new FrameHeader(
            Fin: (octets[0] & 0x80) != 0,
            Rsv: (byte)((octets[0] >> 4) & 0x7),
            Opcode: (Opcode)(octets[0] & 0xF),
            masked,
            PayloadLength: shortLength switch
            {
                126 => BinaryPrimitives.ReadUInt16BigEndian(octets[MinLength..]),
                127 => BinaryPrimitives.ReadUInt64BigEndian(octets[MinLength..]),
                _ => (ulong)shortLength,
            },
            MaskingKey: masked ? BinaryPrimitives.ReadUInt32BigEndian(octets[(headerLength - Masking.KeyLength)..]) : 0,
            headerLength);
        return true;
    }

    /// <summary>Writes the header with the length in its shortest form and returns the number of octets written.</summary>
    public int Write(Span<byte> destination)
    {
        destination[0] = (byte)((Fin ? 0x80 : 0) | ((Rsv & 0x7) << 4) | ((byte)Opcode & 0xF));
        var maskBit = Masked ? 0x80 : 0;
        var length = MinLength;
        switch (PayloadLength)
        {
            case <= Longest7BitForm:
                destination[1] = (byte)(maskBit | (int)PayloadLength);
                break;
            case <= ushort.MaxValue:
                destination[1] = (byte)(maskBit | 126);
                BinaryPrimitives.WriteUInt16BigEndian(destination[MinLength..], (ushort)PayloadLength);
                length += sizeof(ushort);
                break;
            default:
                destination[1] = (byte)(maskBit | 127);
                BinaryPrimitives.WriteUInt64BigEndian(destination[MinLength..], PayloadLength);
                length += sizeof(ulong);
                break;
        }

        if (!Masked)
            return length;

        BinaryPrimitives.WriteUInt32BigEndian(destination[length..], MaskingKey);
        return length + Masking.KeyLength;
    }

    private static int ShortestForm(ulong payloadLength, bool masked) =>
        MinLength + (masked ? Masking.KeyLength : 0) + payloadLength switch
        {
            <= Longest7BitForm => 0,
            <= ushort.MaxValue => sizeof(ushort),
            _ => sizeof(ulong),
        };
}
