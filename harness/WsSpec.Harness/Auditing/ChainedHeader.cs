using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// A header that an endpoint without faults may send, whatever was agreed: RFC 7692 alone gives a reserved bit a meaning that is widely in
/// use.
/// </summary>
/// <param name="Length">Of the whole frame, in octets.</param>
internal readonly record struct ChainedHeader(Opcode Opcode, bool Fin, bool Masked, long Length)
{
    private const int LongestControlPayload = 125;
    private const byte Rsv1Bit = 0x40;
    private const byte OtherReservedBits = 0x30;

    /// <summary>No frame that is longer is looked for.</summary>
    private const ulong LongestPayload = 1 << 30;

    /// <summary>Reads a header at the beginning of octets.</summary>
    /// <param name="header">Null when there is none.</param>
    /// <returns>False when more octets are needed to tell.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out ChainedHeader? header)
    {
        header = null;
        if (octets.Length < 2)
        {
            return false;
        }

        var (first, second) = (octets[0], octets[1]);
        var opcode = (Opcode)(first & 0x0F);
        var (fin, rsv1, masked) = ((first & 0x80) != 0, (first & Rsv1Bit) != 0, (second & 0x80) != 0);
        if (Repeats(octets)
            || (first & OtherReservedBits) != 0
            || opcode.IsReserved()
            || (rsv1 && opcode is not (Opcode.Text or Opcode.Binary))
            || (opcode.IsControl() && (!fin || (second & 0x7F) > LongestControlPayload)))
        {
            return true;
        }

        var form = (second & 0x7F) switch { 126 => LengthForm.Bits16, 127 => LengthForm.Bits64, _ => LengthForm.Bits7 };
        var own = RawFrame.HeaderLength(form, masked);
        if (octets.Length < own)
        {
            return false;
        }

        var length = form switch
        {
            LengthForm.Bits16 => BinaryPrimitives.ReadUInt16BigEndian(octets[2..]),
            LengthForm.Bits64 => BinaryPrimitives.ReadUInt64BigEndian(octets[2..]),
            _ => (ulong)(second & 0x7F),
        };
        if (form == RawFrame.Shortest(length) && length <= LongestPayload)
        {
            header = new(opcode, fin, masked, own + (long)length);
        }

        return true;
    }

    /// <summary>
    /// Octets that come again after one, two or four, as zeros do that were masked, would be any number of frames that are all the same.
    /// </summary>
    private static bool Repeats(ReadOnlySpan<byte> octets) =>
        octets.Length >= Masking.KeyLength + 2 && octets.Slice(Masking.KeyLength, 2).SequenceEqual(octets[..2]);
}
