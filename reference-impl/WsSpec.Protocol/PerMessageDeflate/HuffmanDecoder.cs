using System.Buffers;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>A Huffman code that can be decoded (RFC 1951, section 3.2.2): short words by a table, the others bit by bit.</summary>
internal sealed class HuffmanDecoder
{
    private const int LongestWord = 15;
    private const int TableBits = 9;

    /// <summary>For the next bits: four bits with the length of the word, above them its symbol; 0 where the word is longer.</summary>
    private readonly ushort[] _table = new ushort[1 << TableBits];
    private readonly ushort[] _words = new ushort[LongestWord + 1];
    private readonly ushort[] _symbols;

    private HuffmanDecoder(ReadOnlySpan<byte> lengths)
    {
        _symbols = new ushort[lengths.Length];
        foreach (var length in lengths)
            _words[length]++;
        _words[0] = 0;

        var (word, index) = (0, 0);
        for (var length = 1; length <= LongestWord; length++, word <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] != length)
                    continue;
                _symbols[index++] = (ushort)symbol;
                Enter(word++, length, symbol);
            }
        }
    }

    /// <summary>The code of literals and lengths in fixed blocks (section 3.2.6).</summary>
    public static HuffmanDecoder FixedLiterals { get; } =
        new(
        [
            .. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112),
            .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8),
        ]);

    /// <summary>The code of distances in fixed blocks.</summary>
    public static HuffmanDecoder FixedDistances { get; } = new(Enumerable.Repeat((byte)5, 32).ToArray());

    /// <summary>Builds the code; it is valid if every word can occur, or if it has one word or none.</summary>
    public static bool TryCreate(ReadOnlySpan<byte> lengths, out HuffmanDecoder decoder)
    {
        var room = 1 << LongestWord;
        var words = 0;
        foreach (var length in lengths)
        {
            room -= length == 0 ? 0 : 1 << (LongestWord - length);
            words += length == 0 ? 0 : 1;
        }

        decoder = new(lengths);
        return room == 0 || (room > 0 && words <= 1);
    }

    /// <summary>Done: a symbol. NeedMoreData: its word is not there to the end. InvalidData: no word begins with these bits.</summary>
    public OperationStatus Decode(ref BitSource bits, out int symbol)
    {
        var entry = _table[bits.Peek(TableBits)];
        var length = entry & 0xF;
        symbol = entry >> 4;
        if (length == 0)
            return DecodeLong(ref bits, out symbol);
        if (length > bits.Count)
            return OperationStatus.NeedMoreData;

        bits.Drop(length);
        return OperationStatus.Done;
    }

    private OperationStatus DecodeLong(ref BitSource bits, out int symbol)
    {
        var (word, first, index) = (0, 0, 0);
        symbol = 0;
        for (var length = 1; length <= LongestWord; length++)
        {
            if (length > bits.Count)
                return OperationStatus.NeedMoreData;

            word |= (bits.Peek(length) >> (length - 1)) & 1;
            if (word - first < _words[length])
            {
                symbol = _symbols[index + word - first];
                bits.Drop(length);
                return OperationStatus.Done;
            }

            index += _words[length];
            first = (first + _words[length]) << 1;
            word <<= 1;
        }

        return OperationStatus.InvalidData;
    }

    private void Enter(int word, int length, int symbol)
    {
        // A word beyond its length's range belongs to a code that has too many, which only a faulty twin uses.
        if (length > TableBits || word >= 1 << length)
            return;

        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
            reversed |= ((word >> bit) & 1) << (length - 1 - bit);
        for (var i = reversed; i < _table.Length; i += 1 << length)
            _table[i] = (ushort)((symbol << 4) | length);
    }
}
