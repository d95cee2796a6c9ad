using System.Collections.Immutable;

namespace WsSpec.Suite.Deflate;

/// <summary>A DEFLATE block as a script wants it on the wire, legal or not (RFC 1951, section 3.2.3).</summary>
public abstract record Block
{
    private protected const int HeaderTypeBits = 2;

    /// <summary>BFINAL; the next block then begins with a new octet (RFC 7692, section 7.2.1).</summary>
    public bool Final { get; init; }

    /// <summary>The bits that fill up the octet in which a final block ends; only those that are free are taken.</summary>
    public byte Padding { get; init; }

    internal void WriteTo(BitWriter bits)
    {
        bits.Write(Final ? 1 : 0, 1);
        WriteBody(bits);
        if (Final)
        {
            bits.Align(Padding);
        }
    }

    private protected abstract void WriteBody(BitWriter bits);
}

/// <summary>Octets as they are.</summary>
public sealed record StoredBlock(ReadOnlyMemory<byte> Octets) : Block
{
    /// <summary>LEN, when it is to differ from the octets that follow.</summary>
    public ushort? Length { get; init; }

    /// <summary>NLEN, when it is to differ from the complement of LEN.</summary>
    public ushort? Complement { get; init; }

    private protected override void WriteBody(BitWriter bits)
    {
        var length = Length ?? checked((ushort)Octets.Length);
        bits.Write((int)BlockType.Stored, HeaderTypeBits);
        bits.Align(Final ? (byte)0 : Padding);
        bits.Write(length, 16);
        bits.Write(Complement ?? (ushort)~length, 16);
        bits.Write(Octets.Span);
    }
}

/// <summary>Symbols in the fixed codes.</summary>
public sealed record FixedBlock(ImmutableArray<Symbol> Symbols) : Block
{
    /// <summary>Whether the end-of-block symbol stands at the end.</summary>
    public bool Ended { get; init; } = true;

    private protected override void WriteBody(BitWriter bits)
    {
        bits.Write((int)BlockType.Fixed, HeaderTypeBits);
        SymbolWriter.Fixed.Write(bits, Symbols, Ended);
    }
}

/// <summary>Symbols in codes of the block's own; unless given, they are made for the symbols that occur.</summary>
public sealed record DynamicBlock(ImmutableArray<Symbol> Symbols) : Block
{
    public bool Ended { get; init; } = true;

    /// <summary>The length of each literal's or length's code word, at least 257 of them.</summary>
    public ImmutableArray<byte>? LiteralLengths { get; init; }

    /// <summary>The length of each distance's code word, at least one.</summary>
    public ImmutableArray<byte>? DistanceLengths { get; init; }

    private protected override void WriteBody(BitWriter bits)
    {
        byte[] literals = LiteralLengths is { } own ? [.. own] : CodeLengths.For(
            Symbols.Select(s => s.Number).Append(Alphabet.EndOfBlock), atLeast: Alphabet.FirstLength);
        byte[] distances = DistanceLengths is { } ownDistances ? [.. ownDistances] : CodeLengths.For(
            Symbols.Select(s => s.DistanceNumber).OfType<int>(), atLeast: 1);
        bits.Write((int)BlockType.Dynamic, HeaderTypeBits);
        CodeLengths.Write(bits, literals, distances);
        new SymbolWriter(literals, distances).Write(bits, Symbols, Ended);
    }
}

/// <summary>Bits as they are, behind BFINAL: for what no other block can say.</summary>
/// <param name="Fields">Numbers and how many bits each takes, the lowest first.</param>
public sealed record RawBlock(params ImmutableArray<(int Value, int Bits)> Fields) : Block
{
    private protected override void WriteBody(BitWriter bits)
    {
        foreach (var (value, count) in Fields)
        {
            bits.Write(value, count);
        }
    }
}
