using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>The options at the end of a pcapng block: code and length of 16 bits each, and the value, padded to whole words.</summary>
internal static class PcapngOptions
{
    private const int Header = 4;

    /// <summary>The value of the first option of this code as a number without sign; null when there is none of up to eight octets.</summary>
    public static ulong? Number(ReadOnlySpan<byte> options, ushort code, bool isLittleEndian)
    {
        while (options.Length >= Header)
        {
            var found = U16(options, isLittleEndian);
            int length = U16(options[2..], isLittleEndian);
            if (found == PcapngFormat.EndOfOptions || Header + length > options.Length)
            {
                return null;
            }

            if (found == code && length is > 0 and <= sizeof(ulong))
            {
                return Number(options.Slice(Header, length), isLittleEndian);
            }

            options = options[Math.Min(options.Length, Header + PcapngFormat.Padded(length))..];
        }

        return null;
    }

    private static ulong Number(ReadOnlySpan<byte> value, bool isLittleEndian)
    {
        var number = 0UL;
        for (var i = 0; i < value.Length; i++)
        {
            number = (number << 8) | value[isLittleEndian ? value.Length - 1 - i : i];
        }

        return number;
    }

    private static ushort U16(ReadOnlySpan<byte> octets, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(octets) : BinaryPrimitives.ReadUInt16BigEndian(octets);
}
