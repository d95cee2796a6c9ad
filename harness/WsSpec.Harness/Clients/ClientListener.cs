using System.Net;
using System.Net.Sockets;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>
/// A port of its own for one connection of a client under test. Ports are not shared, so that no client can be held back by what it
/// remembers of an earlier case.
/// </summary>
internal sealed class ClientListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClientListener()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(1);
        Url = new($"ws://{_socket.LocalEndPoint}/");
    }

    public Uri Url { get; }

    /// <exception cref="OperationCanceledException">No client came in time.</exception>
    public async Task<ITransport> AcceptAsync(CancellationToken cancellation)
    {
        var socket = await _socket.AcceptAsync(cancellation);
        socket.NoDelay = true;
        return new TcpTransport(socket) { Authority = Url.Authority };
    }

    public void Dispose() => _socket.Dispose();
}
