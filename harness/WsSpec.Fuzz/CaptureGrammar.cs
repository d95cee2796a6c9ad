using System.Buffers.Binary;
using System.Text;

namespace WsSpec.Fuzz;

/// <summary>What a capture has to be: a section header, an interface, and then packets, the comments of which are printable text.</summary>
public static class CaptureGrammar
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const int ShortestBlock = 12;
    private const int PacketHeader = 20;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static bool IsCapture(ReadOnlySpan<byte> octets)
    {
        for (var number = 0; !octets.IsEmpty; number++)
        {
            var expected = number switch { 0 => SectionHeader, 1 => InterfaceDescription, _ => EnhancedPacket };
            if (Block(octets) is not { } length || BinaryPrimitives.ReadUInt32LittleEndian(octets) != expected
                || (expected == EnhancedPacket && !IsPacket(octets[8..(length - 4)])))
            {
                return false;
            }

            octets = octets[length..];
        }

        return true;
    }

    /// <summary>The length of the first block: whole words of 32 bits, and the same at both ends; null when there is none.</summary>
    private static int? Block(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < ShortestBlock || BinaryPrimitives.ReadInt32LittleEndian(octets[4..]) is not (>= ShortestBlock and var length)
            || length > octets.Length || length % 4 != 0)
        {
            return null;
        }

        return BinaryPrimitives.ReadInt32LittleEndian(octets[(length - 4)..]) == length ? length : null;
    }

    private static bool IsPacket(ReadOnlySpan<byte> body)
    {
        if (body.Length < PacketHeader || BinaryPrimitives.ReadInt32LittleEndian(body[12..]) is not (>= 0 and var captured)
            || Padded(captured) > body.Length - PacketHeader)
        {
            return false;
        }

        var options = body[(PacketHeader + Padded(captured))..];
        return options.IsEmpty || IsComment(options);
    }

    /// <summary>One comment, and the end of the options.</summary>
    private static bool IsComment(ReadOnlySpan<byte> options)
    {
        var length = options.Length < 8 ? -1 : BinaryPrimitives.ReadUInt16LittleEndian(options[2..]);
        return length >= 0 && BinaryPrimitives.ReadUInt16LittleEndian(options) == 1
            && options.Length == 8 + Padded(length) && IsPrintable(options.Slice(4, length));
    }

    private static bool IsPrintable(ReadOnlySpan<byte> text)
    {
        try
        {
            return !Strict.GetString(text).Any(char.IsControl);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
