using System.Collections.Immutable;

namespace WsSpec.Suite.Deflate;

/// <summary>The inflating of one message: the blocks one after the other, and notes on what they are made of.</summary>
internal sealed class InflatingMessage(ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> context, int limit)
{
    private const int HeaderBits = 3;

    private readonly BitReader _bits = new(payload);
    private readonly ImmutableArray<DeflateBlock>.Builder _blocks = ImmutableArray.CreateBuilder<DeflateBlock>();
    private readonly InflatedOctets _octets = new(context);
    private DeflateBlock _last;
    private int _blockCount;
    private int _largestDistance;
    private int _contextReach;
    private bool _hasFinalBlock;
    private bool _goesOn;
    private bool _hasNonZeroPadding;
    private bool _hasSpareDistances;
    private bool _hasTail;

    public Inflation Run() => new()
    {
        Fault = payload.IsEmpty ? InflateFault.EmptyPayload : ReadBlocks(),
        Octets = _octets.ToMemory(),
        Blocks = _blocks.ToImmutable(),
        BlockCount = _blockCount,
        LargestDistance = _largestDistance,
        ContextReach = _contextReach,
        HasFinalBlock = _hasFinalBlock,
        GoesOnAfterFinalBlock = _goesOn,
        HasNonZeroPadding = _hasNonZeroPadding,
        HasSpareDistances = _hasSpareDistances,
        HasTail = _hasTail,
        BitsLeft = (int)Math.Clamp(_bits.PayloadBits - _bits.Position, 0, int.MaxValue),
    };

    /// <summary>The last octets of this message and those before it.</summary>
    public byte[] Window() => _octets.Window();

    private InflateFault? ReadBlocks()
    {
        while (_bits.Position < _bits.PayloadBits - HeaderBits + 1)
        {
            if (ReadBlock() is { } fault)
            {
                return fault;
            }
        }

        var endsEmpty = _last is { Type: BlockType.Stored, Length: 0 };
        if (_bits.Position == _bits.Length)
        {
            // Another stored block can end here too, by taking the tail for its own data.
            return endsEmpty ? null : InflateFault.Unfinished;
        }

        _hasTail = endsEmpty && payload.Span.EndsWith(BitReader.Tail);
        return _hasTail ? null
            : _bits.Position > _bits.PayloadBits ? InflateFault.Unfinished
            : InflateFault.EmptyBlockMissing;
    }

    private InflateFault? ReadBlock()
    {
        var header = _bits.Read(HeaderBits)!.Value;
        var (final, type, before) = ((header & 1) != 0, (BlockType)(header >> 1), _octets.Length);
        var fault = type switch
        {
            BlockType.Stored => ReadStored(),
            BlockType.Fixed => ReadCompressed(HuffmanCode.FixedLiterals, HuffmanCode.FixedDistances),
            BlockType.Dynamic => ReadDynamic(),
            _ => InflateFault.ReservedBlockType,
        };
        _goesOn |= _hasFinalBlock && _octets.Length > before;
        _last = new(type, final, _octets.Length - before);
        _blockCount++;
        if (_blocks.Count < Inflation.ListedBlocks)
        {
            _blocks.Add(_last);
        }

        if (final)
        {
            // RFC 7692, section 7.2.1: the next block begins with a new octet.
            _hasFinalBlock = true;
            _hasNonZeroPadding |= fault is null && _bits.Align() != 0;
        }

        return fault;
    }

    private InflateFault? ReadStored()
    {
        _bits.Align();
        if (_bits.Read(16) is not { } length || _bits.Read(16) is not { } complement)
        {
            return InflateFault.Unfinished;
        }

        if ((length ^ complement) != 0xFFFF)
        {
            return InflateFault.StoredLengthMismatch;
        }

        for (var i = 0; i < length; i++)
        {
            if (_bits.Read(8) is not { } octet)
            {
                return InflateFault.Unfinished;
            }

            if (!Append((byte)octet))
            {
                return InflateFault.TooLong;
            }
        }

        return null;
    }

    private InflateFault? ReadDynamic()
    {
        if (DynamicHeader.Read(_bits, out var literals, out var distances) is { } fault)
        {
            return fault;
        }

        _hasSpareDistances |= distances.SymbolCount > Alphabet.DistanceCount;
        return ReadCompressed(literals, distances);
    }

    private InflateFault? ReadCompressed(HuffmanCode literals, HuffmanCode distances)
    {
        while (true)
        {
            var (symbol, fault) = literals.Read(_bits);
            if (fault is null && symbol < Alphabet.EndOfBlock)
            {
                fault = Append((byte)symbol) ? null : InflateFault.TooLong;
            }
            else if (fault is null && symbol == Alphabet.EndOfBlock)
            {
                return null;
            }
            else
            {
                fault ??= ReadMatch(symbol, distances);
            }

            if (fault is not null)
            {
                return fault;
            }
        }
    }

    private InflateFault? ReadMatch(int lengthSymbol, HuffmanCode distances)
    {
        if (Alphabet.Length(lengthSymbol) is not var (lengthBase, lengthBits))
        {
            return InflateFault.InvalidSymbol;
        }

        if (_bits.Read(lengthBits) is not { } lengthExtra)
        {
            return InflateFault.Unfinished;
        }

        var (distanceSymbol, fault) = distances.Read(_bits);
        if (fault is not null)
        {
            return fault;
        }

        if (Alphabet.Distance(distanceSymbol) is not var (distanceBase, distanceBits))
        {
            return InflateFault.InvalidSymbol;
        }

        return _bits.Read(distanceBits) is { } distanceExtra
            ? Repeat(lengthBase + lengthExtra, distanceBase + distanceExtra)
            : InflateFault.Unfinished;
    }

    private InflateFault? Repeat(int length, int distance)
    {
        _largestDistance = Math.Max(_largestDistance, distance);
        _contextReach = Math.Max(_contextReach, distance - _octets.Length);
        if (distance > _octets.Reach)
        {
            return InflateFault.DistanceTooFar;
        }

        var run = Math.Min(length, limit - _octets.Length);
        _octets.Repeat(run, distance);
        return run < length ? InflateFault.TooLong : null;
    }

    private bool Append(byte octet)
    {
        if (_octets.Length == limit)
        {
            return false;
        }

        _octets.Append(octet);
        return true;
    }
}
