using System.Net;
using System.Net.Sockets;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>An echo server on the platform's <see cref="HttpListener"/>.</summary>
public sealed class HttpListenerEcho : IPeer
{
    private readonly HttpListener _listener = new();
    private readonly Task _accepting;

    private HttpListenerEcho(int port)
    {
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Url = new($"ws://127.0.0.1:{port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public static HttpListenerEcho Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new(port);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The end of the server.
        }
    }

    private static async Task ServeAsync(HttpListenerContext context)
    {
        if (!context.Request.IsWebSocketRequest)
        {
            context.Response.StatusCode = 426;
            context.Response.Headers["Upgrade"] = "websocket";
            context.Response.Close();
            return;
        }

        using var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
        await WebSocketEcho.RunAsync(socket, CancellationToken.None);
    }
}
