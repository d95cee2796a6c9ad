namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>
/// The first segments of a connection, until the sequence numbers are known with which both sides begin: by their SYNs, or, where those
/// were not captured, by the smallest numbers among the first segments.
/// </summary>
internal sealed class TcpBeginning(TcpEndpoint first)
{
    /// <summary>Without SYNs so many segments are awaited before the smallest number counts.</summary>
    private const int Enough = 32;
    private readonly List<(TcpSegment Segment, Arrival Arrival)> _segments = [];
    private uint? _first;
    private uint? _second;

    /// <summary>The sequence number of the SYN that opened it; null when no SYN was captured.</summary>
    public uint? Syn { get; private set; }

    /// <summary>The side that opened it; null when no SYN was captured.</summary>
    public TcpSide? Opener { get; private set; }

    /// <summary>Takes a segment.</summary>
    /// <returns>True when that is enough.</returns>
    public bool Add(TcpSegment segment, Arrival arrival)
    {
        _segments.Add((segment with { Payload = segment.Payload.ToArray() }, arrival));
        if (segment.Has(TcpFlags.Syn))
        {
            Begins(SideOf(segment), segment.Sequence + 1);
            if (segment.Acknowledgement is { } number)
            {
                Begins(SideOf(segment).Peer(), number);
                Opener ??= SideOf(segment).Peer();
                Syn ??= number - 1;
            }
            else
            {
                Syn ??= segment.Sequence;
                Opener ??= SideOf(segment);
            }
        }

        return (_first is not null && _second is not null) || _segments.Count >= Enough;
    }

    public IEnumerable<(TcpSegment Segment, Arrival Arrival)> TakeAll()
    {
        (TcpSegment, Arrival)[] all = [.. _segments];
        _segments.Clear();
        return all;
    }

    /// <summary>True when a SYN tells with what the side begins; otherwise it may have sent octets before the capture began.</summary>
    public bool IsSure(TcpSide side) => (side == TcpSide.First ? _first : _second) is not null;

    /// <summary>The sequence number of the first octet of a side.</summary>
    public uint FirstNumber(TcpSide side)
    {
        if ((side == TcpSide.First ? _first : _second) is { } known)
        {
            return known;
        }

        // A segment of a single octet may be a keep-alive, one octet behind.
        var own = _segments.Where(s => SideOf(s.Segment) == side && s.Segment.Payload.Length != 1).Select(s => s.Segment.Sequence);
        uint[] numbers = [.. own];
        if (numbers.Length == 0)
        {
            // What its peer acknowledges may have been sent before the capture began.
            numbers = [.. _segments.Where(s => SideOf(s.Segment) != side).Select(s => s.Segment.Acknowledgement).OfType<uint>()];
        }

        return numbers.Length == 0 ? 0 : numbers.Aggregate((a, b) => unchecked((int)(b - a)) < 0 ? b : a);
    }

    private void Begins(TcpSide side, uint number)
    {
        if (side == TcpSide.First)
        {
            _first ??= number;
        }
        else
        {
            _second ??= number;
        }
    }

    private TcpSide SideOf(TcpSegment segment) => segment.Source == first ? TcpSide.First : TcpSide.Second;
}
