using System.Net.Sockets;

namespace WsSpec.Harness.Transports;

/// <summary>TCP, or a Unix domain socket, without Nagle's delay: each write is a segment of its own as far as the kernel allows.</summary>
public sealed class TcpTransport(Socket socket) : ITransport
{
    public string? Authority { get; init; }

    public string? Peer { get; } = socket.RemoteEndPoint?.ToString();

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
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
