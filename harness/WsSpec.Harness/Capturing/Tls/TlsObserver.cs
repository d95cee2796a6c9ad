using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>
/// Decrypts a connection when it is TLS and its secrets are known, and tells another observer what is inside; any other connection it tells
/// as it is.
/// </summary>
internal sealed class TlsObserver(ITcpObserver inner, KeyLog keys, Action<ushort> unreadSuite) : ITcpObserver
{
    private bool? _isTls;
    private TlsSession? _session;

    public void Opened(TcpSide opener) => inner.Opened(opener);

    public void Joined(TcpSide side) => inner.Joined(side);

    public void Octets(TcpSide sender, ReadOnlyMemory<byte> octets, long afterPeer, Arrival arrival)
    {
        _isTls ??= octets.Span is [(byte)TlsContent.Handshake, 3, ..];
        if (_isTls == true)
        {
            _session ??= new(inner, keys, unreadSuite);
            _session.Add(sender, octets, afterPeer, arrival);
        }
        else
        {
            inner.Octets(sender, octets, afterPeer, arrival);
        }
    }

    public void Lost(TcpSide sender, Loss why, long octets)
    {
        if (_session?.IsLost(sender) != true)
        {
            inner.Lost(sender, why, octets);
        }
    }

    public void Ended(TcpSide sender, TcpEnd end, Arrival arrival) => inner.Ended(sender, end, arrival);

    public void Finished() => inner.Finished();
}
