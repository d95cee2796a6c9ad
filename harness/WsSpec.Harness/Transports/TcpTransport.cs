using System.Net;
using System.Net.Sockets;

namespace WsSpec.Harness.Transports;

/// <summary>
/// TCP, or a Unix domain socket, without Nagle's delay. The kernel joins what is written before the other end has read: see <see
/// cref="LookAtUptake"/>.
/// </summary>
public sealed class TcpTransport(Socket socket) : ITransport
{
    private readonly PeerSocket _peer = PeerSocket.Of(socket);

    public string? Authority { get; init; }

    public string? Peer { get; } = socket.RemoteEndPoint?.ToString();

    public TimeSpan RoundTrip { get; init; }

    public Uptake LookAtUptake() => _peer.LookAtUptake();

    /// <summary>Two ends of one connection over loopback.</summary>
    public static async Task<(ITransport One, ITransport Other)> CreatePairAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var one = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await one.ConnectAsync(listener.LocalEndPoint!);
        return (new TcpTransport(one), new TcpTransport(await listener.AcceptAsync()));
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, cancellation);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new TransportResetException(e);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        try
        {
            while (!octets.IsEmpty)
            {
                octets = octets[await socket.SendAsync(octets, cancellation)..];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new TransportResetException(e);
        }
    }

    public ValueTask HalfCloseAsync()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw new TransportResetException(e);
        }

        return ValueTask.CompletedTask;
    }

    public void Abort()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
        _peer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        _peer.Dispose();
        return ValueTask.CompletedTask;
    }
}
