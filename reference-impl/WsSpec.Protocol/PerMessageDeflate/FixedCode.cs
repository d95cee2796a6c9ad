using System.Buffers;
using System.Numerics;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>Writes in the codes of fixed blocks (RFC 1951, sections 3.2.5 and 3.2.6).</summary>
internal static class FixedCode
{
    private const int LongestMatch = 258;
    private const int LongestMatchSymbol = 285;

    public static void WriteLiteral(ref BitSink bits, byte octet, IBufferWriter<byte> output) => WriteSymbol(ref bits, octet, output);

    public static void WriteEndOfBlock(ref BitSink bits, IBufferWriter<byte> output) => WriteSymbol(ref bits, 256, output);

    /// <param name="length">3 to 258.</param>
    /// <param name="distance">1 to 32,768.</param>
    public static void WriteMatch(ref BitSink bits, int length, int distance, IBufferWriter<byte> output)
    {
        if (length == LongestMatch)
        {
            WriteSymbol(ref bits, LongestMatchSymbol, output);
        }
        else
        {
            // Groups of four symbols; each group takes one bit more than the one before it.
            var extraBits = Math.Max(0, BitOperations.Log2((uint)(length - 3)) - 2);
            WriteSymbol(ref bits, 257 + (4 * extraBits) + ((length - 3) >> extraBits), output);
            bits.Write((uint)(length - 3) & ((1u << extraBits) - 1), extraBits, output);
        }

        // Pairs of symbols, in the same way.
        var distanceBits = Math.Max(0, BitOperations.Log2((uint)(distance - 1)) - 1);
        bits.Write(Reversed((2 * distanceBits) + ((distance - 1) >> distanceBits), 5), 5, output);
        bits.Write((uint)(distance - 1) & ((1u << distanceBits) - 1), distanceBits, output);
    }

    private static void WriteSymbol(ref BitSink bits, int symbol, IBufferWriter<byte> output)
    {
        var (word, length) = symbol switch
        {
            < 144 => (0b0011_0000 + symbol, 8),
            < 256 => (0b1_1001_0000 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0b1100_0000 + symbol - 280, 8),
        };
        bits.Write(Reversed(word, length), length, output);
    }

    /// <summary>Code words travel with their highest bit first (section 3.1.1).</summary>
    private static uint Reversed(int word, int length)
    {
        var reversed = 0u;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((uint)word >> bit & 1) << (length - 1 - bit);
        return reversed;
    }
}
