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
            if (await ShakeHandsAsync(transport, cancellation) is not ({ } agreed, var behind))
            {
                await EchoLoop.CloseAsync(transport, buffer, options, cancellation);
            }
            else if (options.StandIn is { } standIn)
            {
                await standIn(transport, behind, options, cancellation);
            }
            else
            {
                await EchoLoop.RunAsync(transport, Open(agreed, behind.Span), buffer, options, cancellation);
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
    /// <returns>What was agreed, and the octets behind the request; null when there is no connection.</returns>
    private async Task<(ServerHandshakeOutcome.Accepted? Agreed, ReadOnlyMemory<byte> Behind)> ShakeHandsAsync(
        ITransport transport, CancellationToken cancellation)
    {
        if (await IncomingRequest.ReadAsync(transport, options.HandshakeWithDeflate, options, cancellation) is not { } request)
        {
            return default;
        }

        await transport.WriteAsync(request.Outcome.Response, cancellation);
        return (request.Outcome as ServerHandshakeOutcome.Accepted, request.Behind);
    }

    private WebSocketConnection Open(ServerHandshakeOutcome.Accepted agreed, ReadOnlySpan<byte> behind)
    {
        var connection = new WebSocketConnection(Role.Server, options.Entropy, options.ConnectionWith(Role.Server, agreed.Extensions));
        connection.Receive(behind);
        return connection;
    }
}
