using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;

namespace WsSpec.Harness.Auditing;

/// <summary>Records one TCP connection as long as it may be one of WebSocket; of others nothing is kept.</summary>
/// <param name="recorded">Told of a WebSocket connection when it has ended, and of the kind of any other.</param>
internal sealed class ConnectionRecorder(TcpEndpoint first, TcpEndpoint second, Action<ConnectionKind, Recording?> recorded) : ITcpObserver
{
    /// <summary>How much of one connection is kept, in octets of both sides.</summary>
    public const int MostOctets = 32 * 1024 * 1024;
    private readonly List<(TcpSide Sender, RecordedEvent Event)> _events = [];
    private readonly Dictionary<TcpSide, Loss> _losses = [];
    private readonly HashSet<TcpSide> _joined = [];
    private readonly HeadScanner _first = new();
    private readonly HeadScanner _second = new();
    private TcpSide? _client;
    private ConnectionKind? _kind;
    private TimeSpan _began;
    private TimeSpan _last = TimeSpan.FromTicks(-1);
    private long _octets;
    private long _missing;

    public void Opened(TcpSide opener) => _client = opener;

    public void Joined(TcpSide side) => _joined.Add(side);

    public void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        if (_kind is not (null or ConnectionKind.WebSocket) || _losses.Count == 2)
        {
            return;
        }

        _octets += octets.Length;
        if (_octets > MostOctets)
        {
            _losses.TryAdd(TcpSide.First, Loss.NotKept);
            _losses.TryAdd(TcpSide.Second, Loss.NotKept);
            return;
        }

        Add(sender, RecordedKind.Octets, octets, afterPeer, arrival);
        if (_kind is null || ScannerOf(sender).IsEmpty)
        {
            ScannerOf(sender).Add(octets.Span);
        }

        if (_kind is null)
        {
            Recognise();
        }
    }

    public void Lost(TcpSide sender, Loss why, long octets)
    {
        _losses.TryAdd(sender, why);
        _missing += octets;
    }

    public void Ended(TcpSide sender, TcpEnd end, Arrival arrival) =>
        Add(sender, end == TcpEnd.Fin ? RecordedKind.Fin : RecordedKind.Reset, default, 0, arrival);

    public void Finished()
    {
        var kind = _kind ?? (_losses.ContainsValue(Loss.NotDecrypted) ? ConnectionKind.Encrypted
            : _octets == 0 ? ConnectionKind.Empty
            : ConnectionKind.Other);
        recorded(kind, kind == ConnectionKind.WebSocket ? Recording() : null);
        _events.Clear();
    }

    private void Add(TcpSide sender, RecordedKind kind, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        if (_events.Count == 0)
        {
            _began = arrival.At;
        }

        // Times are distinct, so that each leads back to its packet.
        var at = arrival.At - _began;
        _last = at > _last ? at : _last + TimeSpan.FromTicks(1);
        _events.Add((sender, new(default, kind, _last, octets, afterPeer, arrival.Packet)));
    }

    private void Recognise()
    {
        // Without its SYN the client is the one that begins with something like a request.
        var client = _client ?? (_first.Start.StartsWith("HTTP/"u8) || (_first.IsEmpty && !_second.Start.StartsWith("HTTP/"u8))
            ? TcpSide.Second
            : TcpSide.First);
        _kind = Recognition.KindOf(ScannerOf(client), ScannerOf(client.Peer()));
        if (_kind is null)
        {
            return;
        }

        _client = client;
        if (_kind != ConnectionKind.WebSocket)
        {
            _events.Clear();
        }
    }

    private Recording Recording()
    {
        var client = _client!.Value;
        foreach (var side in _joined.Where(side => !Begins(side, client)))
        {
            // The middle of something, which could be taken for a head that is wrong.
            _losses[side] = Loss.NotCaptured;
            _events.RemoveAll(e => e.Sender == side && e.Event.Kind == RecordedKind.Octets);
        }

        return new(
            client == TcpSide.First ? first : second,
            client == TcpSide.First ? second : first,
            [.. _events.Select(e => e.Event with { Sender = RoleOf(e.Sender) })])
        {
            Losses = _losses.ToImmutableDictionary(loss => RoleOf(loss.Key), loss => loss.Value),
            MissingOctets = _missing,
            Began = _began,
        };
    }

    private bool Begins(TcpSide side, TcpSide client) => side == client
        ? ScannerOf(side).Start.StartsWith("GET /"u8)
        : ScannerOf(side).Start.StartsWith("HTTP/"u8);

    private Role RoleOf(TcpSide side) => side == _client ? Role.Client : Role.Server;

    private HeadScanner ScannerOf(TcpSide side) => side == TcpSide.First ? _first : _second;
}
