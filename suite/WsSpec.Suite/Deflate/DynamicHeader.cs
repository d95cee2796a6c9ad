namespace WsSpec.Suite.Deflate;

/// <summary>Reads the two codes that a dynamic block begins with (RFC 1951, section 3.2.7).</summary>
internal static class DynamicHeader
{
    private const int LiteralSymbols = 286;

    public static InflateFault? Read(BitReader bits, out HuffmanCode literals, out HuffmanCode distances)
    {
        (literals, distances) = (HuffmanCode.FixedLiterals, HuffmanCode.FixedDistances);
        if (bits.Read(14) is not { } counts)
        {
            return InflateFault.Unfinished;
        }

        var (literalCount, distanceCount, lengthCount) = (257 + (counts & 0x1F), 1 + ((counts >> 5) & 0x1F), 4 + (counts >> 10));

        // There may be code words for all 32 distances, although the last two mean nothing.
        if (literalCount > LiteralSymbols)
        {
            return InflateFault.TooManyCodes;
        }

        var lengths = new byte[literalCount + distanceCount];
        if (ReadCodeLengths(bits, lengthCount, lengths) is { } fault)
        {
            return fault;
        }

        if (lengths[Alphabet.EndOfBlock] == 0
            || HuffmanCode.Of(lengths.AsSpan(0, literalCount)) is not { } literalCode
            || HuffmanCode.Of(lengths.AsSpan(literalCount)) is not { } distanceCode)
        {
            return InflateFault.InvalidCodeLengths;
        }

        (literals, distances) = (literalCode, distanceCode);
        return null;
    }

    private static InflateFault? ReadCodeLengths(BitReader bits, int lengthCount, byte[] lengths)
    {
        var lengthsOfLengths = new byte[Alphabet.CodeLengthOrder.Length];
        for (var i = 0; i < lengthCount; i++)
        {
            if (bits.Read(3) is not { } length)
            {
                return InflateFault.Unfinished;
            }

            lengthsOfLengths[Alphabet.CodeLengthOrder[i]] = (byte)length;
        }

        if (HuffmanCode.Of(lengthsOfLengths) is not { } code)
        {
            return InflateFault.InvalidCodeLengths;
        }

        for (var filled = 0; filled < lengths.Length;)
        {
            var (symbol, fault) = code.Read(bits);
            if (fault is not null)
            {
                return fault is InflateFault.InvalidSymbol ? InflateFault.InvalidCodeLengths : fault;
            }

            if (symbol < 16)
            {
                lengths[filled++] = (byte)symbol;
                continue;
            }

            var (repeatBase, repeatBits) = symbol switch { 16 => (3, 2), 17 => (3, 3), _ => (11, 7) };
            if (bits.Read(repeatBits) is not { } extra)
            {
                return InflateFault.Unfinished;
            }

            var repeat = repeatBase + extra;
            if ((symbol == 16 && filled == 0) || filled + repeat > lengths.Length)
            {
                return InflateFault.InvalidCodeLengths;
            }

            lengths.AsSpan(filled, repeat).Fill(symbol == 16 ? lengths[filled - 1] : (byte)0);
            filled += repeat;
        }

        return null;
    }
}
