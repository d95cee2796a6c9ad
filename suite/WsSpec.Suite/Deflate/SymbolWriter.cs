using System.Collections.Immutable;

namespace WsSpec.Suite.Deflate;

/// <summary>Writes symbols in two Huffman codes.</summary>
internal sealed class SymbolWriter(byte[] literalLengths, byte[] distanceLengths)
{
    private readonly int[] _literals = HuffmanCode.Words(literalLengths);
    private readonly int[] _distances = HuffmanCode.Words(distanceLengths);

    /// <summary>Writes in the codes of fixed blocks.</summary>
    public static SymbolWriter Fixed { get; } = new(HuffmanCode.FixedLiteralLengths, [.. Enumerable.Repeat((byte)5, 32)]);

    public void Write(BitWriter bits, ImmutableArray<Symbol> symbols, bool ended)
    {
        foreach (var symbol in symbols)
        {
            bits.Write(_literals[symbol.Number], literalLengths[symbol.Number]);
            if (symbol.DistanceNumber is { } distance)
            {
                bits.Write(symbol.Extra, symbol.ExtraBits);
                bits.Write(_distances[distance], distanceLengths[distance]);
                bits.Write(symbol.DistanceExtra, symbol.DistanceBits);
            }
        }

        if (ended)
        {
            bits.Write(_literals[Alphabet.EndOfBlock], literalLengths[Alphabet.EndOfBlock]);
        }
    }
}
