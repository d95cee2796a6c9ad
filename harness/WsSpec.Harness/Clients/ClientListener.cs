using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>
/// A port of its own for one connection of a client under test. Ports are not shared, so that no client can be held back by what it
/// remembers of an earlier case.
/// </summary>
internal sealed class ClientListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly X509Certificate2? _certificate;

    /// <param name="certificate">With its private key; null: no TLS.</param>
    public ClientListener(X509Certificate2? certificate)
    {
        _certificate = certificate;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(1);
        Url = new($"{(certificate is null ? "ws" : "wss")}://{_socket.LocalEndPoint}/");
    }

    public Uri Url { get; }

    /// <exception cref="OperationCanceledException">No client came in time.</exception>
    /// <exception cref="TargetUnreachableException">TLS cannot be spoken with the client; the message says why in one line.</exception>
    public async Task<ITransport> AcceptAsync(CancellationToken cancellation)
    {
        var socket = await _socket.AcceptAsync(cancellation);
        try
        {
            return await TlsTransport.AcceptAsync(socket, _certificate, Url.Authority, cancellation);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            socket.Dispose();
            throw new TargetUnreachableException(
                $"the client does not take our TLS: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ")}", e);
        }
    }

    public void Dispose() => _socket.Dispose();
}
