namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>
/// Both directions of one connection. A segment that acknowledges octets of the peer is told after them, however the capture has it: so
/// everything is told in an order in which it can have happened, and the order of packets in the file decides only where the order is open.
/// </summary>
internal sealed class TcpConnection(TcpEndpoint first, TcpEndpoint second, ITcpObserver observer, WaitingRoom room)
{
    private static readonly TcpSide[] Sides = [TcpSide.First, TcpSide.Second];
    private readonly TcpBeginning _beginning = new(first);
    private TcpDirection? _first;
    private TcpDirection? _second;

    public TcpEndpoint First => first;

    public TcpEndpoint Second => second;

    /// <summary>When its last segment came.</summary>
    public TimeSpan LastAt { get; private set; }

    /// <summary>True when nothing more is told of it.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>True once both sides have ended, or one has reset it.</summary>
    public bool HasEnded => _first is not null && _second is not null
        && (_first.IsReset || _second.IsReset || (_first.HasEnded && _second.HasEnded));

    /// <summary>True when there is nothing that could still come of it: both sides have ended in order, and all before that was told.</summary>
    public bool IsComplete => _first is { HasEnded: true, FinAt: not null } && _second is { HasEnded: true, FinAt: not null };

    /// <summary>True when the segment opens another connection between the same addresses and ports.</summary>
    public bool IsAnother(in TcpSegment segment) => segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Ack)
        && (_beginning.Syn is { } known ? known != segment.Sequence : _first is not null);

    public void Add(in TcpSegment segment, Arrival arrival)
    {
        LastAt = arrival.At > LastAt ? arrival.At : LastAt;
        if (IsFinished)
        {
            return;
        }

        if (_first is not null)
        {
            if (!Pass(segment, arrival))
            {
                Sort(segment, arrival);
                Tell();
            }
        }
        else if (_beginning.Add(segment, arrival))
        {
            Begin();
        }
    }

    /// <summary>Tells what is left, holes or not.</summary>
    public void Finish()
    {
        if (IsFinished)
        {
            return;
        }

        if (_first is null)
        {
            Begin();
        }

        // What a direction waits for is now lost: first what holds up its own octets, then what the other one has acknowledged.
        foreach (var side in (TcpSide[])[.. Sides, .. Sides])
        {
            if (Of(side).HasHole)
            {
                observer.Lost(side, Loss.NotCaptured, Of(side).Lose());
                Tell();
            }
        }

        foreach (var side in Sides)
        {
            if (Of(side).TryPeek(out _))
            {
                observer.Lost(side.Peer(), Loss.NotCaptured, Of(side.Peer()).Lose());
                Tell();
            }
        }

        IsFinished = true;
        End(TcpSide.First);
        End(TcpSide.Second);
        observer.Finished();
        (_first, _second) = (new(0, room), new(0, room)); // all that they hold is told
    }

    private void Begin()
    {
        if (_beginning.Opener is { } opener)
        {
            observer.Opened(opener);
        }

        foreach (var side in Sides.Where(side => !_beginning.IsSure(side)))
        {
            observer.Joined(side);
        }

        (_first, _second) = (new(_beginning.FirstNumber(TcpSide.First), room), new(_beginning.FirstNumber(TcpSide.Second), room));
        foreach (var (segment, arrival) in _beginning.TakeAll())
        {
            Sort(segment, arrival);
            Tell();
        }
    }

    /// <summary>
    /// Tells the octets of a segment at once, as those of nearly all can be: they are the next ones, all that it acknowledges was told, and
    /// nothing is held.
    /// </summary>
    /// <returns>False when it is not so.</returns>
    private bool Pass(in TcpSegment segment, Arrival arrival)
    {
        var side = segment.Source == first ? TcpSide.First : TcpSide.Second;
        var (own, peer) = (Of(side), Of(side.Peer()));
        if (segment.Acknowledgement is not { } number || segment.Missing > 0
            || (segment.Flags & (TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst)) != 0 || own.HoldsAny || peer.HoldsAny || own.IsBlind
            || own.FinAt is not null)
        {
            return false;
        }

        var acknowledged = peer.Offset(number);
        if (acknowledged < 0 || acknowledged > peer.Next || own.Offset(segment.Sequence) != own.Next)
        {
            return false;
        }

        peer.Acknowledge(number);
        if (!segment.Payload.IsEmpty)
        {
            own.Pass(segment.Payload.Length);
            observer.Octets(side, segment.Payload, acknowledged, arrival);
        }

        return true;
    }

    private void Sort(in TcpSegment segment, Arrival arrival)
    {
        var side = segment.Source == first ? TcpSide.First : TcpSide.Second;
        var (own, peer) = (Of(side), Of(side.Peer()));
        var acknowledged = 0L;
        if (segment.Acknowledgement is { } number)
        {
            peer.Acknowledge(number);
            acknowledged = Math.Max(0, peer.Offset(number));
        }

        own.Add(segment, acknowledged, arrival);
        if (own.IsOverfull)
        {
            // Either its own next octets are missing, or those of the peer that it has acknowledged.
            var blind = own.TryPeek(out _) ? side.Peer() : side;
            observer.Lost(blind, Loss.NotCaptured, Of(blind).Lose());
        }
    }

    /// <summary>Tells all that can be told.</summary>
    private void Tell()
    {
        while (Ready() is { } side)
        {
            Of(side).TryPeek(out var piece);
            Of(side).Advance();
            observer.Octets(side, piece.Octets, Math.Min(piece.AfterPeer, Of(side.Peer()).FinAt ?? long.MaxValue), piece.Arrival);
        }

        foreach (var side in Sides)
        {
            if (Of(side) is { FinAt: { } end } direction && end <= direction.Next)
            {
                End(side);
            }
        }
    }

    /// <summary>The side whose next piece can be told; of two the one whose packet came first.</summary>
    private TcpSide? Ready()
    {
        var isFirst = IsReady(TcpSide.First, out var ofFirst);
        var isSecond = IsReady(TcpSide.Second, out var ofSecond);
        return isFirst && (!isSecond || ofFirst.Arrival.Packet < ofSecond.Arrival.Packet) ? TcpSide.First
            : isSecond ? TcpSide.Second
            : null;
    }

    private bool IsReady(TcpSide side, out TcpPiece piece)
    {
        var peer = Of(side.Peer());
        return Of(side).TryPeek(out piece) && (peer.IsBlind || Math.Min(piece.AfterPeer, peer.FinAt ?? long.MaxValue) <= peer.Next);
    }

    private void End(TcpSide side)
    {
        var direction = Of(side);
        if (!direction.HasEnded && (direction.FinAt is not null || direction.IsReset))
        {
            direction.HasEnded = true;
            observer.Ended(side, direction.FinAt is null ? TcpEnd.Reset : TcpEnd.Fin, direction.EndArrival);
        }
    }

    private TcpDirection Of(TcpSide side) => side == TcpSide.First ? _first! : _second!;
}
