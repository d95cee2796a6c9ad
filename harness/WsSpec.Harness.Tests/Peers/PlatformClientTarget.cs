using System.Net.WebSockets;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>The platform's <see cref="ClientWebSocket"/> as an echo client with permessage-deflate: each connection is a new one.</summary>
internal sealed class PlatformClientTarget : ITarget
{
    public string Name => nameof(ClientWebSocket);

    public string Host => "";

    public string RequestTarget => "/";

    public TransportKind Transport => TransportKind.Tcp;

    public bool IsTls => false;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        using var listener = new ClientListener(certificate: null);
        _ = Task.Run(() => EchoAsync(listener.Url, cancellation), cancellation);
        return await listener.AcceptAsync(cancellation);
    }

    private static async Task EchoAsync(Uri url, CancellationToken cancellation)
    {
        using var client = new ClientWebSocket();
        client.Options.DangerousDeflateOptions = new();
        try
        {
            await client.ConnectAsync(url, cancellation);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The opening handshake has failed, as it should in many a case.
            return;
        }

        await WebSocketEcho.RunAsync(client, cancellation);
    }
}
