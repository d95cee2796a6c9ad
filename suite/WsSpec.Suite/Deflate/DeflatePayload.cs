namespace WsSpec.Suite.Deflate;

/// <summary>Payloads of compressed messages, made of chosen blocks (RFC 7692, section 7.2.1).</summary>
public static class DeflatePayload
{
    /// <summary>The blocks, then the header bits of the empty stored block whose rest, 00 00 FF FF, is cut off.</summary>
    public static byte[] Of(params ReadOnlySpan<Block> blocks) => Bare([.. blocks, new StoredBlock(default)])[..^BitReader.Tail.Length];

    /// <summary>The same with the tail left on.</summary>
    public static byte[] WithTail(params ReadOnlySpan<Block> blocks) => Bare([.. blocks, new StoredBlock(default)]);

    /// <summary>The blocks and nothing else.</summary>
    public static byte[] Bare(params ReadOnlySpan<Block> blocks)
    {
        var bits = new BitWriter();
        foreach (var block in blocks)
        {
            block.WriteTo(bits);
        }

        return bits.ToArray();
    }

    /// <summary>The fewest octets for a long run of one octet: about 1,030 of the run to each octet of payload.</summary>
    public static byte[] Bomb(byte octet, int length)
    {
        var matches = Enumerable.Repeat(Symbol.Match(Alphabet.LongestMatch, 1), (length - 1) / Alphabet.LongestMatch);
        var rest = Enumerable.Repeat(Symbol.Literal(octet), (length - 1) % Alphabet.LongestMatch);
        return Of(new DynamicBlock([Symbol.Literal(octet), .. matches, .. rest]));
    }
}
