using System.Buffers;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>Reads the two Huffman codes at the beginning of a dynamic block (RFC 1951, section 3.2.7), cut anywhere.</summary>
internal sealed class DynamicCodes(DeflateOptions options)
{
    private const int CountBits = 14;
    private const int EndOfBlock = 256;
    private const int MostLiterals = 286;

    private readonly byte[] _lengthsOfLengths = new byte[Order.Length];
    private byte[] _lengths = [];
    private int _literals;
    private int _lengthsToRead;
    private int _filled;
    private HuffmanDecoder? _code;

    private static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public HuffmanDecoder Literals { get; private set; } = HuffmanDecoder.FixedLiterals;

    public HuffmanDecoder Distances { get; private set; } = HuffmanDecoder.FixedDistances;

    public DeflateViolation? Violation { get; private set; }

    /// <summary>Forgets the codes of the block before.</summary>
    public void Begin() => (_lengths, _filled, _code) = ([], 0, null);

    /// <summary>Reads on. Done: both codes are there. NeedMoreData: call again. InvalidData: see <see cref="Violation"/>.</summary>
    public OperationStatus Read(ref BitSource bits, ref ReadOnlySpan<byte> source)
    {
        while (true)
        {
            bits.Fill(ref source);
            var status = _lengths.Length == 0 ? ReadCounts(ref bits)
                : _code is null ? ReadLengthOfLength(ref bits)
                : _filled < _lengths.Length ? ReadLength(ref bits, _code)
                : Finish();
            if (status != OperationStatus.Done || _filled > _lengths.Length)
                return status;
        }
    }

    private OperationStatus ReadCounts(ref BitSource bits)
    {
        if (!bits.TryTake(CountBits, out var counts))
            return OperationStatus.NeedMoreData;

        _literals = 257 + (counts & 0x1F);
        var distances = 1 + ((counts >> 5) & 0x1F);

        // There may be code words for all 32 distances, although the last two mean nothing.
        if (_literals > MostLiterals && Fails(DeflateViolation.TooManyCodes))
            return OperationStatus.InvalidData;

        _lengths = new byte[_literals + distances];
        _lengthsToRead = 4 + (counts >> 10);
        Array.Clear(_lengthsOfLengths);
        return OperationStatus.Done;
    }

    private OperationStatus ReadLengthOfLength(ref BitSource bits)
    {
        if (!bits.TryTake(3, out var length))
            return OperationStatus.NeedMoreData;

        _lengthsOfLengths[Order[_filled++]] = (byte)length;
        if (_filled < _lengthsToRead)
            return OperationStatus.Done;

        _filled = 0;
        var valid = HuffmanDecoder.TryCreate(_lengthsOfLengths, out var code);
        _code = code;
        return !valid && Fails(DeflateViolation.InvalidCodeLengths) ? OperationStatus.InvalidData : OperationStatus.Done;
    }

    private OperationStatus ReadLength(ref BitSource bits, HuffmanDecoder code)
    {
        // A word and the bits behind it are taken together, so a repetition never waits half read.
        var ahead = bits;
        var status = code.Decode(ref ahead, out var symbol);
        if (status == OperationStatus.InvalidData)
        {
            // Overlooked, the bits stand for nothing; dropping them all ends in a lack of data, not in a loop.
            bits.Drop(bits.Count);
            return Fails(DeflateViolation.InvalidCodeLengths) ? status : OperationStatus.NeedMoreData;
        }

        var (repeat, extraBits) = symbol switch { < 16 => (1, 0), 16 => (3, 2), 17 => (3, 3), _ => (11, 7) };
        if (status == OperationStatus.NeedMoreData || !ahead.TryTake(extraBits, out var extra))
            return OperationStatus.NeedMoreData;

        bits = ahead;
        repeat += extra;
        var invalid = (symbol == 16 && _filled == 0) || repeat > _lengths.Length - _filled;
        if (invalid && Fails(DeflateViolation.InvalidCodeLengths))
            return OperationStatus.InvalidData;

        var value = symbol < 16 ? (byte)symbol : symbol == 16 && _filled > 0 ? _lengths[_filled - 1] : (byte)0;
        repeat = Math.Min(repeat, _lengths.Length - _filled);
        _lengths.AsSpan(_filled, repeat).Fill(value);
        _filled += repeat;
        return OperationStatus.Done;
    }

    private OperationStatus Finish()
    {
        var literalsValid = HuffmanDecoder.TryCreate(_lengths.AsSpan(0, _literals), out var literals);
        var distancesValid = HuffmanDecoder.TryCreate(_lengths.AsSpan(_literals), out var distances);
        (Literals, Distances) = (literals, distances);
        _filled = _lengths.Length + 1;
        return (!literalsValid || !distancesValid || _lengths[EndOfBlock] == 0) && Fails(DeflateViolation.InvalidCodeLengths)
            ? OperationStatus.InvalidData
            : OperationStatus.Done;
    }

    private bool Fails(DeflateViolation violation)
    {
        Violation = violation;
        return options.Enforces(violation);
    }
}
