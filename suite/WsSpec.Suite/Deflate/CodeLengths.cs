using System.Numerics;

namespace WsSpec.Suite.Deflate;

/// <summary>Makes the code lengths of dynamic blocks and writes them (RFC 1951, section 3.2.7).</summary>
internal static class CodeLengths
{
    private const int FewestLengths = 4;

    /// <summary>
    /// A complete code whose words differ by one bit at most, the shorter ones for the symbols that occur more often. Good enough for a
    /// tester, and never longer than ten bits.
    /// </summary>
    public static byte[] For(IEnumerable<int> symbols, int atLeast)
    {
        var counts = symbols.CountBy(symbol => symbol).OrderByDescending(c => c.Value).ThenBy(c => c.Key).ToList();
        var lengths = new byte[counts.Select(c => c.Key + 1).Append(atLeast).Max()];
        var bits = BitOperations.Log2((uint)Math.Max(counts.Count, 1));
        var shorter = (2 << bits) - counts.Count;
        for (var i = 0; i < counts.Count; i++)
        {
            lengths[counts[i].Key] = (byte)Math.Max(1, i < shorter ? bits : bits + 1);
        }

        return lengths;
    }

    /// <summary>Writes HLIT, HDIST, HCLEN and the two codes, runs abbreviated.</summary>
    public static void Write(BitWriter bits, byte[] literals, byte[] distances)
    {
        var symbols = Abbreviate([.. literals, .. distances]).ToList();
        var lengths = For(symbols.Select(s => s.Symbol), atLeast: Alphabet.CodeLengthOrder.Length);
        var count = Alphabet.CodeLengthOrder.Length;
        while (count > FewestLengths && lengths[Alphabet.CodeLengthOrder[count - 1]] == 0)
        {
            count--;
        }

        bits.Write(literals.Length - Alphabet.FirstLength, 5);
        bits.Write(distances.Length - 1, 5);
        bits.Write(count - FewestLengths, 4);
        foreach (var symbol in Alphabet.CodeLengthOrder[..count])
        {
            bits.Write(lengths[symbol], 3);
        }

        var words = HuffmanCode.Words(lengths);
        foreach (var (symbol, extra, extraBits) in symbols)
        {
            bits.Write(words[symbol], lengths[symbol]);
            bits.Write(extra, extraBits);
        }
    }

    /// <summary>Runs of zeros as 17 or 18, other repetitions as 16.</summary>
    private static IEnumerable<(int Symbol, int Extra, int Bits)> Abbreviate(byte[] lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            var run = lengths.AsSpan(i).IndexOfAnyExcept(lengths[i]);
            run = run < 0 ? lengths.Length - i : run;
            if (lengths[i] == 0 && run >= 3)
            {
                var take = Math.Min(run, 138);
                yield return take < 11 ? (17, take - 3, 3) : (18, take - 11, 7);
                i += take;
            }
            else if (i > 0 && lengths[i] == lengths[i - 1] && run >= 3)
            {
                var take = Math.Min(run, 6);
                yield return (16, take - 3, 2);
                i += take;
            }
            else
            {
                yield return (lengths[i++], 0, 0);
            }
        }
    }
}
