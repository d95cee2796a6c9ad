namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>
/// What one side of a connection sends: puts segments into order, whatever order they come in. The first copy of each octet counts.
/// </summary>
/// <param name="first">The number of its first octet.</param>
/// <param name="room">Where it waits, with all others.</param>
internal sealed class TcpDirection(uint first, WaitingRoom room)
{
    private const int MostPieces = 4096;
    private const int MostOctets = 4 * 1024 * 1024;

    /// <summary>Segments farther ahead belong to another connection, or to nobody: no window is larger (RFC 7323).</summary>
    private const long LargestWindow = 1L << 30;
    private readonly List<TcpPiece> _held = [];
    private long _heldOctets;

    /// <summary>The offset of the next octet that is to be told.</summary>
    public long Next { get; private set; }

    /// <summary>How many octets the peer has acknowledged, as far as that was seen.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>True when the next octets were not captured and no longer awaited.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>The offset at which the side ends in order; null while it does not.</summary>
    public long? FinAt { get; private set; }

    /// <summary>Where that was said.</summary>
    public Arrival EndArrival { get; private set; }

    public bool IsReset { get; private set; }

    /// <summary>True once <see cref="FinAt"/> or a reset has been told.</summary>
    public bool HasEnded { get; set; }

    /// <summary>How many octets were sent twice with different values.</summary>
    public long Conflicts { get; private set; }

    /// <summary>True when more is held than there is room for.</summary>
    public bool IsOverfull => _held.Count > MostPieces || _heldOctets > MostOctets || room.IsFullFor(_heldOctets);

    public bool HoldsAny => _held.Count > 0;

    /// <summary>True when the next octets are known to have been sent and are not here.</summary>
    public bool HasHole => !IsBlind && (_held is [var head, ..] ? head.Offset > Next : Known > Next);

    /// <summary>The octets that are known to have been sent.</summary>
    private long Known => Math.Max(FinAt ?? 0, Math.Min(Acknowledged, FinAt ?? long.MaxValue));

    /// <summary>The offset that a sequence number stands for: the nearest one to <see cref="Next"/>.</summary>
    public long Offset(uint sequence) => Next + unchecked((int)(sequence - (first + (uint)Next)));

    /// <summary>Takes a segment of this side.</summary>
    /// <param name="afterPeer">How many octets of the peer it acknowledges.</param>
    public void Add(in TcpSegment segment, long afterPeer, Arrival arrival)
    {
        var offset = Offset(segment.Sequence) + (segment.Has(TcpFlags.Syn) ? 1 : 0);
        if (offset > Next + LargestWindow || (segment.Has(TcpFlags.Rst) && offset < Next - LargestWindow))
        {
            return;
        }

        Insert(new(offset, segment.Payload, afterPeer, arrival));
        if (segment.Has(TcpFlags.Fin) && FinAt is null && !IsReset)
        {
            FinAt = offset + segment.Payload.Length + segment.Missing;
            EndArrival = arrival;
        }
        else if (segment.Has(TcpFlags.Rst))
        {
            EndArrival = IsReset ? EndArrival : arrival;
            IsReset = true;
        }
    }

    /// <summary>The peer says that it has all octets before this sequence number.</summary>
    public void Acknowledge(uint sequence)
    {
        if (Offset(sequence) is var offset && offset <= Next + LargestWindow)
        {
            Acknowledged = Math.Max(Acknowledged, offset);
        }
    }

    /// <summary>The next piece, if its octets are the next ones.</summary>
    public bool TryPeek(out TcpPiece piece)
    {
        piece = _held is [var head, ..] ? head : default;
        return _held.Count > 0 && piece.Offset == Next;
    }

    /// <summary>Takes the piece that <see cref="TryPeek"/> showed.</summary>
    public void Advance()
    {
        Next = _held[0].End;
        Hold(-_held[0].Octets.Length);
        _held.RemoveAt(0);
    }

    /// <summary>The next octets are told without having been held.</summary>
    public void Pass(int octets) => Next += octets;

    /// <summary>Gives up waiting for the next octets.</summary>
    /// <returns>How many are missing, at least.</returns>
    public long Lose()
    {
        var missing = (_held is [var head, ..] ? head.Offset : Known) - Next;
        IsBlind = true;
        _held.Clear();
        Hold(-_heldOctets);
        return Math.Max(1, missing);
    }

    private void Insert(TcpPiece piece)
    {
        if (IsBlind || piece.End <= Next)
        {
            return;
        }

        var at = Math.Max(piece.Offset, Next);
        var i = _held.Count;
        while (i > 0 && _held[i - 1].End > at)
        {
            i--;
        }

        for (; at < piece.End; i++)
        {
            var limit = i < _held.Count ? Math.Clamp(_held[i].Offset, at, piece.End) : piece.End;
            if (at < limit)
            {
                Hold(i++, piece.Between(at, limit));
            }

            at = limit;
            if (i < _held.Count && at < piece.End)
            {
                at = Compare(_held[i], piece, at);
            }
        }

        KeepOrder(piece);
    }

    /// <summary>Copies the octets: those of a segment are the reader's.</summary>
    private void Hold(int position, TcpPiece piece)
    {
        _held.Insert(position, piece with { Octets = piece.Octets.ToArray() });
        Hold(piece.Octets.Length);
    }

    private void Hold(long octets)
    {
        _heldOctets += octets;
        room.Add(octets);
    }

    private long Compare(TcpPiece held, TcpPiece again, long from)
    {
        var end = Math.Min(held.End, again.End);
        if (end > from && !held.Between(from, end).Octets.Span.SequenceEqual(again.Between(from, end).Octets.Span))
        {
            Conflicts += end - from;
        }

        return Math.Max(from, end);
    }

    /// <summary>
    /// Octets were first sent no later than those behind them: what a copy that was sent again acknowledges says nothing of the first one.
    /// </summary>
    private void KeepOrder(TcpPiece latest)
    {
        for (var i = _held.Count - 1; i >= 0; i--)
        {
            var bound = Math.Min(
                i + 1 < _held.Count ? _held[i + 1].AfterPeer : long.MaxValue,
                _held[i].Offset <= latest.Offset ? latest.AfterPeer : long.MaxValue);
            if (_held[i].AfterPeer > bound)
            {
                _held[i] = _held[i] with { AfterPeer = bound };
            }
            else if (_held[i].Offset < latest.Offset)
            {
                return;
            }
        }
    }
}
