using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>Records one TCP connection as long as it may be one of WebSocket; of others nothing is kept.</summary>
/// <param name="store">The memory that connections hand on to each other.</param>
/// <param name="joined">
/// With what a connection is taken to begin whose opening handshake was not captured; null when nothing is guessed of those.
/// </param>
/// <param name="recorded">Told of a WebSocket connection when it has ended, and of the kind of any other.</param>
internal sealed class ConnectionRecorder(
    TcpEndpoint first, TcpEndpoint second, RetentionStore store, Onset? joined, Action<ConnectionKind, Recording?> recorded) : ITcpObserver
{
    /// <summary>How much of one connection is kept, in octets of both sides.</summary>
    public const int MostOctets = 32 * 1024 * 1024;

    /// <summary>How many frames of one connection are kept.</summary>
    private const int MostFrames = 256 * 1024;

    /// <summary>From so many frames of all that are open together on, only few more are kept of one connection, and in the end none.</summary>
    private const int ManyFramesInAll = 4 * MostFrames;
    private const int MostFramesInAll = 5 * MostFrames;
    private const int Few = 1024;

    /// <summary>What came before it was known what the connection is.</summary>
    private readonly List<(TcpSide Sender, RecordedEvent Event)> _first = [];
    private readonly Dictionary<TcpSide, Loss> _losses = [];
    private readonly HashSet<TcpSide> _joined = [];
    private readonly Dictionary<TcpSide, HeadScanner> _heads = new() { [TcpSide.First] = new(), [TcpSide.Second] = new() };
    private ConnectionReader? _reader;
    private Guess? _guess;
    private TcpSide? _client;
    private ConnectionKind? _kind;
    private TimeSpan? _began;
    private TimeSpan _last = TimeSpan.FromTicks(-1);
    private long _octets;
    private long _missing;

    private int RoomForFrames => store.Frames switch
    {
        < ManyFramesInAll => MostFrames,
        < MostFramesInAll => Few,
        _ => 0,
    };

    public void Opened(TcpSide opener) => _client = opener;

    public void Joined(TcpSide side) => _joined.Add(side);

    public void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        if ((_kind is not (null or ConnectionKind.WebSocket) && _guess is null) || _losses.Count == 2)
        {
            return;
        }

        _octets += octets.Length;
        if (_octets > MostOctets || _reader?.Frames > RoomForFrames)
        {
            Stop();
            return;
        }

        if (_kind is null || _heads[sender].IsEmpty)
        {
            _heads[sender].Add(octets.Span);
        }

        Add(sender, RecordedKind.Octets, octets, afterPeer, arrival);
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
        if (_kind is null)
        {
            // What was taken for the beginning of a head may be part of a text.
            TryGuess();
        }

        var kind = _guess is { Client: not null, Holds: true } ? ConnectionKind.WebSocket
            : _kind ?? (_losses.ContainsValue(Loss.NotDecrypted) ? ConnectionKind.Encrypted
            : _octets == 0 ? ConnectionKind.Empty
            : ConnectionKind.Other);
        recorded(kind, kind == ConnectionKind.WebSocket ? Recording() : null);
        _first.Clear();
        _reader?.Release();
        _reader = null;
    }

    private void Add(TcpSide sender, RecordedKind kind, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        _began ??= arrival.At;

        // Times are distinct, so that each leads back to its packet.
        var at = arrival.At - _began.Value;
        _last = at > _last ? at : _last + TimeSpan.FromTicks(1);
        var next = new RecordedEvent(default, kind, _last, octets, afterPeer, arrival.Packet);
        if (_reader is not null)
        {
            Read(sender, next);
        }
        else if (_kind is null)
        {
            _first.Add((sender, next with { Octets = octets.ToArray() }));
        }
    }

    private void Recognise()
    {
        // Without its SYN the client is the one that begins with something like a request.
        var (first, second) = (_heads[TcpSide.First], _heads[TcpSide.Second]);
        var client = _client ?? (first.Start.StartsWith("HTTP/"u8) || (first.IsEmpty && !second.Start.StartsWith("HTTP/"u8))
            ? TcpSide.Second
            : TcpSide.First);
        _kind = Recognition.KindOf(_heads[client], _heads[client.Peer()]);
        if (_kind is null)
        {
            return;
        }

        if (_kind is ConnectionKind.Other or ConnectionKind.Http && TryGuess())
        {
            return;
        }

        _client = client;
        if (_kind == ConnectionKind.WebSocket)
        {
            _reader = new(store, Onset.Handshake);
            _first.ForEach(e => Read(e.Sender, e.Event));
        }

        _first.Clear();
    }

    /// <summary>Goes on as with a connection of WebSocket whose opening handshake was not captured.</summary>
    private bool TryGuess()
    {
        if (joined is not { } onset || _client is not null || _joined.Count < 2)
        {
            return false;
        }

        (_guess, _reader) = (new(), new(store, onset));
        _first.ForEach(e => Read(e.Sender, e.Event));
        _first.Clear();
        return true;
    }

    private void Read(TcpSide sender, RecordedEvent next)
    {
        if (_guess is not null)
        {
            ReadGuessed(_guess, sender, next);
            return;
        }

        // The middle of something could be taken for a head that is wrong.
        var isKnown = next.Kind != RecordedKind.Octets || !_joined.Contains(sender) || Begins(sender);
        if (isKnown && !_reader!.Read(next with { Sender = RoleOf(sender) }))
        {
            Stop();
        }
    }

    private void ReadGuessed(Guess guess, TcpSide sender, RecordedEvent next)
    {
        var octets = next.Kind == RecordedKind.Octets ? guess.Take(sender, next.Octets) : default;
        _client = guess.Client;
        if (_client is not null && (next.Kind != RecordedKind.Octets || !octets.IsEmpty)
            && !_reader!.Read(next with { Sender = RoleOf(sender), Octets = octets }))
        {
            Stop();
        }
    }

    /// <summary>What comes now is not kept.</summary>
    private void Stop()
    {
        _losses.TryAdd(TcpSide.First, Loss.NotKept);
        _losses.TryAdd(TcpSide.Second, Loss.NotKept);
    }

    private Recording Recording()
    {
        var client = _client!.Value;
        foreach (var side in _joined.Where(side => !Begins(side)))
        {
            _losses[side] = Loss.NotCaptured;
        }

        return new(client == TcpSide.First ? first : second, client == TcpSide.First ? second : first, _reader!)
        {
            Losses = _losses.ToImmutableDictionary(loss => RoleOf(loss.Key), loss => loss.Value),
            MissingOctets = _missing,
            IsGuessed = _guess is not null,
        };
    }

    private bool Begins(TcpSide side) => _heads[side].Start.StartsWith(side == _client ? "GET /"u8 : "HTTP/"u8);

    private Role RoleOf(TcpSide side) => side == _client ? Role.Client : Role.Server;
}
