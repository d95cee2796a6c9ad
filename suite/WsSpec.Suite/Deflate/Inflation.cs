using System.Collections.Immutable;

namespace WsSpec.Suite.Deflate;

/// <summary>What the payload of one compressed message stands for, and how it is made.</summary>
public sealed record Inflation
{
    /// <summary>So many blocks are listed at most.</summary>
    public const int ListedBlocks = 256;

    /// <summary>The inflated octets; with a fault, those before it.</summary>
    public required ReadOnlyMemory<byte> Octets { get; init; }

    /// <summary>Null when all is well.</summary>
    public InflateFault? Fault { get; init; }

    /// <summary>The first <see cref="ListedBlocks"/> blocks, the empty one at the end included.</summary>
    public required ImmutableArray<DeflateBlock> Blocks { get; init; }

    public required int BlockCount { get; init; }

    /// <summary>The largest distance of a back-reference, in octets; 0 when there is none.</summary>
    public required int LargestDistance { get; init; }

    /// <summary>How far back-references reach into the messages before this one, in octets; 0 when the message stands alone.</summary>
    public required int ContextReach { get; init; }

    /// <summary>True when a block has BFINAL set.</summary>
    public required bool HasFinalBlock { get; init; }

    /// <summary>True when a block that stands for octets follows one with BFINAL set.</summary>
    public required bool GoesOnAfterFinalBlock { get; init; }

    /// <summary>True when the bits between a block with BFINAL and the next octet are not all zero.</summary>
    public required bool HasNonZeroPadding { get; init; }

    /// <summary>True when a dynamic block has places for code words of distances that mean nothing.</summary>
    public required bool HasSpareDistances { get; init; }

    /// <summary>True when the sender has left on the 00 00 FF FF that it has to cut off.</summary>
    public required bool HasTail { get; init; }

    /// <summary>The bits of the payload behind the place where reading stopped.</summary>
    public required int BitsLeft { get; init; }
}
