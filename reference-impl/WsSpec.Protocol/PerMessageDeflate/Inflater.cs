using System.Buffers;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>
/// Inflates the messages of one direction (RFC 1951), cut anywhere. The platform's inflater cannot take its place: it reads streams, ends
/// at the first block with BFINAL, where section 7.2.1 of RFC 7692 goes on, and does not tell whether a message ends inside a block.
/// </summary>
internal sealed class Inflater(int windowBits, DeflateOptions options)
{
    private const int EndOfBlock = 256;
    private readonly SlidingWindow _window = new(windowBits);
    private readonly DynamicCodes _dynamic = new(options);
    private BitSource _bits;
    private State _state;
    private bool _final;
    private bool _endsEmpty;
    private int _length;
    private int _distance;
    private int _symbol;
    private HuffmanDecoder _literals = HuffmanDecoder.FixedLiterals;
    private HuffmanDecoder _distances = HuffmanDecoder.FixedDistances;

    private enum State
    {
        BlockHeader,
        StoredLength,
        Stored,
        Codes,
        Literal,
        LengthExtra,
        Distance,
        DistanceExtra,
        Match,
    }

    /// <summary>What was wrong, after InvalidData.</summary>
    public DeflateViolation? Violation { get; private set; }

    /// <summary>Whether the octets so far end with an empty stored block.</summary>
    public bool EndsWithEmptyBlock => _state == State.BlockHeader && _bits.Count == 0 && _endsEmpty;

    /// <summary>Lets the next message begin with an empty window.</summary>
    public void DropContext() => _window.Forget();

    /// <summary>
    /// Done: the source is used up. DestinationTooSmall: call again with the rest. InvalidData: see <see cref="Violation"/>.
    /// </summary>
    public OperationStatus Inflate(ref ReadOnlySpan<byte> source, ref Span<byte> destination)
    {
        var status = OperationStatus.Done;
        while (status == OperationStatus.Done)
        {
            _bits.Fill(ref source);
            status = _state switch
            {
                State.BlockHeader => ReadBlockHeader(),
                State.StoredLength => ReadStoredLength(),
                State.Stored => ReadStored(ref destination),
                State.Codes => ReadCodes(ref source),
                State.Literal => ReadLiterals(ref source, ref destination),
                State.LengthExtra => ReadLengthExtra(),
                State.Distance => ReadDistance(),
                State.DistanceExtra => ReadDistanceExtra(),
                State.Match => WriteMatch(ref destination),
                _ => throw new InvalidOperationException($"No state {_state}."),
            };
        }

        return status == OperationStatus.NeedMoreData ? OperationStatus.Done : status;
    }

    private OperationStatus ReadBlockHeader()
    {
        if (!_bits.TryTake(3, out var header))
            return OperationStatus.NeedMoreData;

        _final = (header & 1) != 0;
        _endsEmpty = false;
        switch (header >> 1)
        {
            case 0:
                _bits.Align();
                return Go(State.StoredLength);
            case 1:
                (_literals, _distances) = (HuffmanDecoder.FixedLiterals, HuffmanDecoder.FixedDistances);
                return Go(State.Literal);
            case 2:
                _dynamic.Begin();
                return Go(State.Codes);
            default:
                return Fails(DeflateViolation.ReservedBlockType);
        }
    }

    private OperationStatus ReadStoredLength()
    {
        if (!_bits.TryTake(32, out var both))
            return OperationStatus.NeedMoreData;

        _length = both & 0xFFFF;
        _endsEmpty = _length == 0;
        _state = State.Stored;
        return _length == (~both >> 16 & 0xFFFF) ? OperationStatus.Done : Fails(DeflateViolation.StoredLengthMismatch);
    }

    private OperationStatus ReadStored(ref Span<byte> destination)
    {
        if (_length == 0)
            return EndBlock();
        if (destination.IsEmpty)
            return OperationStatus.DestinationTooSmall;
        if (!_bits.TryTake(8, out var octet))
            return OperationStatus.NeedMoreData;

        _length--;
        Write((byte)octet, ref destination);
        return OperationStatus.Done;
    }

    private OperationStatus ReadCodes(ref ReadOnlySpan<byte> source)
    {
        var status = _dynamic.Read(ref _bits, ref source);
        (_literals, _distances) = (_dynamic.Literals, _dynamic.Distances);
        if (status == OperationStatus.InvalidData)
            Violation = _dynamic.Violation;
        return status == OperationStatus.Done ? Go(State.Literal) : status;
    }

    private OperationStatus ReadLiterals(ref ReadOnlySpan<byte> source, ref Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            _bits.Fill(ref source);
            var status = _literals.Decode(ref _bits, out _symbol);
            if (status == OperationStatus.NeedMoreData)
                return status;
            if (status == OperationStatus.InvalidData)
                return FailsWithoutWord();
            if (_symbol == EndOfBlock)
                return EndBlock();
            if (_symbol > EndOfBlock)
                return Go(State.LengthExtra);

            Write((byte)_symbol, ref destination);
        }

        return OperationStatus.DestinationTooSmall;
    }

    private OperationStatus ReadLengthExtra()
    {
        // 3.2.5: lengths 3 to 258, in groups of four symbols with one bit more each; 286 and 287 mean nothing.
        var index = _symbol - EndOfBlock - 1;
        if (index > 28 && Fails(DeflateViolation.InvalidSymbol) is var status)
            return Go(State.Literal, status);

        var extraBits = index is < 8 or 28 ? 0 : (index / 4) - 1;
        if (!_bits.TryTake(extraBits, out var extra))
            return OperationStatus.NeedMoreData;

        _length = index == 28 ? 258 : index < 8 ? index + 3 : ((4 + (index & 3)) << extraBits) + 3 + extra;
        return Go(State.Distance);
    }

    private OperationStatus ReadDistance()
    {
        var status = _distances.Decode(ref _bits, out _symbol);
        return status switch
        {
            OperationStatus.Done => Go(State.DistanceExtra),
            OperationStatus.InvalidData => FailsWithoutWord(),
            _ => status,
        };
    }

    private OperationStatus ReadDistanceExtra()
    {
        // 3.2.5: distances 1 to 32,768, in pairs of symbols with one bit more each; 30 and 31 mean nothing.
        if (_symbol > 29 && Fails(DeflateViolation.InvalidSymbol) is var status)
            return Go(State.Literal, status);

        var extraBits = _symbol < 4 ? 0 : (_symbol / 2) - 1;
        if (!_bits.TryTake(extraBits, out var extra))
            return OperationStatus.NeedMoreData;

        _distance = _symbol < 4 ? _symbol + 1 : ((2 + (_symbol & 1)) << extraBits) + 1 + extra;
        _state = State.Match;
        return _distance <= _window.Reach ? OperationStatus.Done : Fails(DeflateViolation.DistanceTooFar);
    }

    private OperationStatus WriteMatch(ref Span<byte> destination)
    {
        var run = Math.Min(_length, destination.Length);
        _window.Repeat(_distance, destination[..run]);
        destination = destination[run..];
        _length -= run;
        return _length > 0 ? OperationStatus.DestinationTooSmall : Go(State.Literal);
    }

    private OperationStatus EndBlock()
    {
        // RFC 7692, 7.2.1: the block behind a final one begins with a new octet.
        if (_final)
            _bits.Align();
        return Go(State.BlockHeader);
    }

    private void Write(byte octet, ref Span<byte> destination)
    {
        destination[0] = octet;
        destination = destination[1..];
        _window.Append(octet);
    }

    private OperationStatus Go(State state, OperationStatus status = OperationStatus.Done)
    {
        _state = state;
        return status;
    }

    /// <summary>Bits that begin no word: overlooked, one of them is passed over.</summary>
    private OperationStatus FailsWithoutWord()
    {
        _bits.Drop(1);
        return Go(State.Literal, Fails(DeflateViolation.InvalidSymbol));
    }

    private OperationStatus Fails(DeflateViolation violation)
    {
        Violation = violation;
        return options.Enforces(violation) ? OperationStatus.InvalidData : OperationStatus.Done;
    }
}
