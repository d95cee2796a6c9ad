using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Reference;

/// <summary>The reference server on a TCP port, with TLS when it has a certificate.</summary>
public sealed class TransportListener : IAsyncDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan TlsPatience = TimeSpan.FromSeconds(10);
    private readonly Socket _listener;
    private readonly X509Certificate2? _certificate;
    private readonly Func<ITransport, CancellationToken, Task> _serve;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly Task _accepting;

    /// <param name="endpoint">Address and port; port 0 takes a free one.</param>
    /// <param name="certificate">With its private key; null: no TLS.</param>
    /// <param name="serve">Serves one connection.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public TransportListener(IPEndPoint endpoint, X509Certificate2? certificate, Func<ITransport, CancellationToken, Task> serve)
    {
        _listener = new(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(endpoint);
        _listener.Listen(Backlog);
        _certificate = certificate;
        _serve = serve;
        _accepting = AcceptAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    public Uri Url => new($"{(_certificate is null ? "ws" : "wss")}://{Endpoint}/");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
        _certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                var connection = Task.Run(() => ServeAsync(socket));
                _connections.TryAdd(connection, 0);
                _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that gave up before it was accepted, or the end of the server.
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            patience.CancelAfter(TlsPatience);
            var transport = await TlsTransport.AcceptAsync(socket, _certificate, authority: null, patience.Token);
            await _serve(transport, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or AuthenticationException or IOException)
        {
            // The end of the server, or a client that does not speak TLS.
            socket.Dispose();
        }
    }
}
