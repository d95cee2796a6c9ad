namespace WsSpec.Suite.Deflate;

/// <summary>What the symbols of compressed blocks mean (RFC 1951, section 3.2.5).</summary>
internal static class Alphabet
{
    public const int EndOfBlock = 256;
    public const int FirstLength = 257;
    public const int LongestMatch = 258;

    /// <summary>Distance symbols that mean something.</summary>
    public static int DistanceCount => DistanceBases.Length;

    /// <summary>The code lengths travel in this order (section 3.2.7).</summary>
    public static ReadOnlySpan<byte> CodeLengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static ReadOnlySpan<ushort> LengthBases =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static ReadOnlySpan<byte> LengthBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static ReadOnlySpan<ushort> DistanceBases =>
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
            16385, 24577,
    ];

    private static ReadOnlySpan<byte> DistanceBits =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>
    /// The smallest length of a symbol from 257 on and how many bits add to it; null for 286 and 287, which mean nothing.
    /// </summary>
    public static (int Base, int Bits)? Length(int symbol) =>
        symbol - FirstLength < LengthBases.Length ? (LengthBases[symbol - FirstLength], LengthBits[symbol - FirstLength]) : null;

    /// <summary>The smallest distance of a symbol and how many bits add to it; null for 30 and 31.</summary>
    public static (int Base, int Bits)? Distance(int symbol) =>
        symbol < DistanceBases.Length ? (DistanceBases[symbol], DistanceBits[symbol]) : null;

    /// <summary>The symbol of a length from 3 to 258, and what to add to its base.</summary>
    public static (int Symbol, int Extra, int Bits) OfLength(int length)
    {
        var index = Last(LengthBases, length);
        return (FirstLength + index, length - LengthBases[index], LengthBits[index]);
    }

    /// <summary>The symbol of a distance from 1 to 32,768, and what to add to its base.</summary>
    public static (int Symbol, int Extra, int Bits) OfDistance(int distance)
    {
        var index = Last(DistanceBases, distance);
        return (index, distance - DistanceBases[index], DistanceBits[index]);
    }

    private static int Last(ReadOnlySpan<ushort> bases, int value)
    {
        var index = bases.Length - 1;
        while (bases[index] > value)
        {
            index--;
        }

        return index;
    }
}
