using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>An echo server on Kestrel's WebSocket middleware.</summary>
public sealed class KestrelEcho : IPeer
{
    private readonly WebApplication _application;

    private KestrelEcho(WebApplication application) => _application = application;

    public Uri Url => new UriBuilder(_application.Urls.First()) { Scheme = "ws" }.Uri;

    public static async Task<KestrelEcho> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.UseWebSockets();
        application.Run(ServeAsync);
        await application.StartAsync();
        return new(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { DangerousEnableCompression = true });
        await WebSocketEcho.RunAsync(socket, context.RequestAborted);
    }
}
