using System.Net.WebSockets;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>Echoes message by message over the platform's own WebSocket.</summary>
internal static class WebSocketEcho
{
    public static async Task RunAsync(WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, cancellation);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(
                        received.CloseStatus ?? WebSocketCloseStatus.Empty, received.CloseStatusDescription, cancellation);
                    return;
                }

                message.Write(buffer, 0, received.Count);
                if (received.EndOfMessage)
                {
                    await socket.SendAsync(message.GetBuffer().AsMemory(0, (int)message.Length), received.MessageType, true, cancellation);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The connection has failed: nothing to echo any more.
        }
    }
}
