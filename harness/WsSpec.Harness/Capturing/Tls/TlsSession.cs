using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>One TLS connection: finds the keys by its hellos and decrypts what both sides send.</summary>
internal sealed class TlsSession(ITcpObserver inner, KeyLog keys, Action<ushort> unreadSuite)
{
    private readonly Dictionary<TcpSide, Side> _sides = new() { [TcpSide.First] = new(), [TcpSide.Second] = new() };
    private byte[]? _clientRandom;
    private TcpSide _client;

    /// <summary>True when nothing more of the side can be decrypted.</summary>
    public bool IsLost(TcpSide side) => _sides[side].IsLost;

    public void Add(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        var side = _sides[sender];
        foreach (var record in side.IsLost ? [] : side.Records.Add(octets, afterPeer, arrival))
        {
            if (!side.IsLost)
            {
                Read(sender, side, record);
            }
        }

        if (side.Records.IsBroken)
        {
            Lose(sender);
        }
    }

    private void Read(TcpSide sender, Side side, TlsRecord record)
    {
        if (side.Keys is null && record.Type == TlsContent.Handshake)
        {
            ReadHello(sender, TlsHello.Read(record.Fragment.Span));
        }
        else if (side.Keys is null && record.Type == TlsContent.ApplicationData)
        {
            Lose(sender);
        }
        else if (side.Keys is { } sealedBy)
        {
            Tell(sender, side, record, sealedBy.Open(record));
        }
    }

    private void Tell(TcpSide sender, Side side, TlsRecord record, byte[]? plain)
    {
        if (plain is null)
        {
            Lose(sender);
        }
        else if (plain.Length > 0)
        {
            side.Plain += plain.Length;
            side.Ends.Add((record.End, side.Plain));
            inner.Octets(sender, plain, _sides[sender.Peer()].PlainBefore(record.AfterPeer), record.Arrival);
        }
    }

    private void ReadHello(TcpSide sender, TlsHello? hello)
    {
        if (hello is { Type: TlsHello.Client })
        {
            (_clientRandom, _client) = (hello.Random, sender);
        }
        else if (hello is { IsRetry: false } && _clientRandom is { } random && sender != _client)
        {
            if (CipherSuite.Of(hello.Suite) is not { } suite)
            {
                unreadSuite(hello.Suite);
                Lose(TcpSide.First);
                Lose(TcpSide.Second);
                return;
            }

            _sides[_client].Keys = KeysOf(Role.Client, hello, suite, random);
            _sides[sender].Keys = KeysOf(Role.Server, hello, suite, random);
        }
    }

    private IRecordKeys? KeysOf(Role role, TlsHello hello, CipherSuite suite, byte[] clientRandom)
    {
        if (!hello.IsTls13)
        {
            return keys.Find(KeyLog.MasterSecret, clientRandom) is { } master
                ? new Tls12Keys(suite, role, master, clientRandom, hello.Random)
                : null;
        }

        var name = role.ToString().ToUpperInvariant();
        return keys.Find($"{name}_TRAFFIC_SECRET_0", clientRandom) is { } traffic
            ? new Tls13Keys(suite, keys.Find($"{name}_HANDSHAKE_TRAFFIC_SECRET", clientRandom) is { } handshake ? [handshake, traffic] : [traffic])
            : null;
    }

    private void Lose(TcpSide side)
    {
        if (!_sides[side].IsLost)
        {
            _sides[side].IsLost = true;
            inner.Lost(side, Loss.NotDecrypted, 0);
        }
    }

    private sealed class Side
    {
        public TlsRecordReader Records { get; } = new();

        public IRecordKeys? Keys { get; set; }

        public bool IsLost { get; set; }

        /// <summary>How many octets of the application were told.</summary>
        public long Plain { get; set; }

        /// <summary>For the end of each record that has octets of the application, how many those are up to there.</summary>
        public List<(long End, long Plain)> Ends { get; } = [];

        /// <summary>How many octets of the application are in so many captured ones.</summary>
        public long PlainBefore(long captured)
        {
            var i = Ends.Count;
            while (i > 0 && Ends[i - 1].End > captured)
            {
                i--;
            }

            return i == 0 ? 0 : Ends[i - 1].Plain;
        }
    }
}
