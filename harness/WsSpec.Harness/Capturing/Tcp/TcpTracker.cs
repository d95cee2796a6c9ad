using WsSpec.Harness.Capturing.Reading;

namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Finds the connections in a capture: each packet goes to the one that it belongs to.</summary>
/// <param name="includes">Whether a connection between these is looked at.</param>
/// <param name="observe">Makes the observer of a new connection, given its sides.</param>
internal sealed class TcpTracker(Func<TcpEndpoint, TcpEndpoint, bool> includes, Func<TcpEndpoint, TcpEndpoint, ITcpObserver> observe)
{
    private const int MostConnections = 65_536;

    /// <summary>Stray segments of a connection that has ended come no later.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private readonly Dictionary<(TcpEndpoint, TcpEndpoint), TcpConnection> _connections = [];
    private readonly Queue<TcpConnection> _ended = [];
    private readonly FragmentAssembler _fragments = new();
    private readonly WaitingRoom _room = new();
    private TcpConnection? _last;

    /// <summary>How many connections there were.</summary>
    public long Connections { get; private set; }

    /// <summary>How many IP packets came in fragments of which some are missing.</summary>
    public long AbandonedFragments => _fragments.Abandoned;

    /// <summary>Takes the next packet of the capture.</summary>
    /// <returns>False when its link type is not one that is read.</returns>
    public bool Add(Packet packet)
    {
        if (!LinkLayer.IsKnown(packet.Link))
        {
            return false;
        }

        if (LinkLayer.Payload(packet.Link, packet.Octets) is { } octets
            && IpPacket.Read(octets, packet.Missing) is { } part
            && (part.Fragment is null ? part : _fragments.Take(part)) is { } whole
            && TcpSegment.Read(whole) is { } segment
            && includes(segment.Source, segment.Destination))
        {
            Add(segment, new(packet.Number, packet.At));
        }

        return true;
    }

    public void Add(in TcpSegment segment, Arrival arrival)
    {
        FinishEnded(arrival.At - Linger);
        var connection = Find(segment);
        if (connection is null || connection.IsAnother(segment))
        {
            connection?.Finish();
            MakeRoom();
            _connections[Key(segment)] = connection = new(
                segment.Source, segment.Destination, observe(segment.Source, segment.Destination), _room);
            Connections++;
        }

        _last = connection;
        var hadEnded = connection.HasEnded;
        connection.Add(segment, arrival);
        if (connection.IsComplete)
        {
            connection.Finish();
        }
        else if (connection.HasEnded && !hadEnded && !connection.IsFinished)
        {
            _ended.Enqueue(connection);
        }
    }

    /// <summary>The capture has ended, and with it all connections.</summary>
    public void Finish()
    {
        foreach (var connection in _connections.Values.OrderBy(c => c.LastAt).ToList())
        {
            connection.Finish();
        }

        _connections.Clear();
    }

    /// <summary>The connection that a segment belongs to; often it is that of the segment before.</summary>
    private TcpConnection? Find(in TcpSegment segment) =>
        _last is { } last && (segment.Source == last.First ? segment.Destination == last.Second
            : segment.Source == last.Second && segment.Destination == last.First)
            ? last
            : _connections.GetValueOrDefault(Key(segment));

    private static (TcpEndpoint, TcpEndpoint) Key(in TcpSegment segment) =>
        segment.Source < segment.Destination ? (segment.Source, segment.Destination) : (segment.Destination, segment.Source);

    private void FinishEnded(TimeSpan before)
    {
        while (_ended.TryPeek(out var connection) && connection.LastAt < before)
        {
            _ended.Dequeue().Finish();
        }
    }

    /// <summary>Those that were silent for longest give way: the older half.</summary>
    private void MakeRoom()
    {
        if (_connections.Count < MostConnections)
        {
            return;
        }

        _last = null;
        var oldest = _connections.OrderBy(c => (!c.Value.IsFinished, c.Value.LastAt)).Take(MostConnections / 2).ToList();
        foreach (var (key, connection) in oldest)
        {
            connection.Finish();
            _connections.Remove(key);
        }
    }
}
