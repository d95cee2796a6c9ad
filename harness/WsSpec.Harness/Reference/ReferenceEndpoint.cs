using System.Buffers;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>The reference implementation as an echo server, one connection at a time over any transport.</summary>
public sealed class ReferenceEndpoint(ReferenceServerOptions options)
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Serves one connection from its first octet to the end of the transport.</summary>
    public async Task ServeAsync(ITransport transport, CancellationToken cancellation)
    {
        await using var _ = transport;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            if (await ShakeHandsAsync(transport, cancellation) is { } connection)
            {
                await EchoLoop.RunAsync(transport, connection, buffer, options, cancellation);
            }
            else
            {
                await EchoLoop.CloseAsync(transport, buffer, options, cancellation);
            }
        }
        catch (TransportResetException)
        {
            // The peer is gone; there is nobody left to tell.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The opening handshake (section 4.2).</summary>
    /// <returns>The open connection, which has taken the octets behind the request; null when there is none.</returns>
    private async Task<WebSocketConnection?> ShakeHandsAsync(ITransport transport, CancellationToken cancellation)
    {
        if (await IncomingRequest.ReadAsync(transport, options.HandshakeWithDeflate, options, cancellation) is not { } request)
        {
            return null;
        }

        await transport.WriteAsync(request.Outcome.Response, cancellation);
        return request.Outcome is ServerHandshakeOutcome.Accepted accepted ? Open(accepted, request.Behind.Span) : null;
    }

    private WebSocketConnection Open(ServerHandshakeOutcome.Accepted accepted, ReadOnlySpan<byte> behind)
    {
        var connection = new WebSocketConnection(Role.Server, options.Entropy, options.ConnectionWith(Role.Server, accepted.Extensions));
        connection.Receive(behind);
        return connection;
    }
}
