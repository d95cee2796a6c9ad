namespace WsSpec.Suite.Deflate;

/// <summary>A Huffman code given by the length of each symbol's word (RFC 1951, section 3.2.2).</summary>
internal sealed class HuffmanCode
{
    public const int LongestWord = 15;

    /// <summary>The lengths of the words in fixed blocks (section 3.2.6).</summary>
    public static readonly byte[] FixedLiteralLengths =
    [
        .. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat(
            (byte)8, 8),
    ];

    /// <summary>The code of literals and lengths in fixed blocks.</summary>
    public static readonly HuffmanCode FixedLiterals = Of(FixedLiteralLengths)!;

    /// <summary>The code of distances in fixed blocks.</summary>
    public static readonly HuffmanCode FixedDistances = Of(Enumerable.Repeat((byte)5, 32).ToArray())!;

    private readonly int[] _words = new int[LongestWord + 1];
    private readonly int[] _symbols;

    private HuffmanCode(ReadOnlySpan<byte> lengths)
    {
        foreach (var length in lengths)
        {
            _words[length]++;
        }

        _words[0] = 0;
        var next = new int[LongestWord + 2];
        for (var length = 1; length <= LongestWord; length++)
        {
            next[length + 1] = next[length] + _words[length];
        }

        _symbols = new int[lengths.Length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                _symbols[next[lengths[symbol]]++] = symbol;
            }
        }
    }

    /// <summary>Those without a word included.</summary>
    public int SymbolCount => _symbols.Length;

    /// <summary>The code, or null when the lengths belong to more words than there are. Words may be left unused.</summary>
    public static HuffmanCode? Of(ReadOnlySpan<byte> lengths)
    {
        var room = 1 << LongestWord;
        foreach (var length in lengths)
        {
            room -= length == 0 ? 0 : 1 << (LongestWord - length);
        }

        return room < 0 ? null : new(lengths);
    }

    /// <summary>The code word of each symbol, its bits in the order of the wire, the first one lowest.</summary>
    public static int[] Words(ReadOnlySpan<byte> lengths)
    {
        var words = new int[lengths.Length];
        var word = 0;
        for (var length = 1; length <= LongestWord; length++, word <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    words[symbol] = Reversed(word++, length);
                }
            }
        }

        return words;
    }

    /// <summary>Reads one symbol.</summary>
    /// <returns>The symbol or the fault.</returns>
    public (int Symbol, InflateFault? Fault) Read(BitReader bits)
    {
        var (word, first, index) = (0, 0, 0);
        for (var length = 1; length <= LongestWord; length++)
        {
            var bit = bits.ReadBit();
            if (bit < 0)
            {
                return (0, InflateFault.Unfinished);
            }

            word |= bit;
            if (word - first < _words[length])
            {
                return (_symbols[index + word - first], null);
            }

            index += _words[length];
            first = (first + _words[length]) << 1;
            word <<= 1;
        }

        return (0, InflateFault.InvalidSymbol);
    }

    private static int Reversed(int word, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
        {
            reversed |= ((word >> i) & 1) << (length - 1 - i);
        }

        return reversed;
    }
}
