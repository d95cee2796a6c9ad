using System.Security.Cryptography;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace StreamEcho;

/// <summary>All that it takes to serve a WebSocket over a <see cref="Stream"/>: octets in, events out, octets out.</summary>
internal static class StreamEndpoint
{
    private const int BufferLength = 16 * 1024;

    /// <param name="meets">Told of each event; what it sends is written before more is read.</param>
    public static async Task ServeAsync(Stream stream, Action<WebSocketConnection, WebSocketEvent> meets)
    {
        var buffer = new byte[BufferLength];
        var handshake = new ServerHandshake(new());
        WebSocketConnection? connection = null;
        while (connection is not { ShouldCloseTransport: true } && await stream.ReadAsync(buffer) is > 0 and var count)
        {
            if (connection is not null)
            {
                connection.Receive(buffer.AsSpan(0, count));
            }
            else if (Receive(handshake, buffer.AsSpan(0, count), out var behind) is { } outcome)
            {
                await stream.WriteAsync(outcome.Response);
                if (outcome is not ServerHandshakeOutcome.Accepted)
                {
                    return;
                }

                connection = new(Role.Server, new Entropy(), ConnectionOptions.Default);
                connection.Receive(buffer.AsSpan(count - behind, behind));
            }

            while (connection?.NextEvent(out var next) == ReadStatus.Event)
            {
                meets(connection, next!);
                while (connection.TakeOutput() is { IsEmpty: false } output)
                {
                    await stream.WriteAsync(output);
                }
            }
        }
    }

    private static ServerHandshakeOutcome? Receive(ServerHandshake handshake, ReadOnlySpan<byte> octets, out int behind)
    {
        var outcome = handshake.Receive(ref octets);
        behind = octets.Length;
        return outcome;
    }

    private sealed class Entropy : IEntropySource
    {
        public void Fill(Span<byte> octets) => RandomNumberGenerator.Fill(octets);
    }
}
