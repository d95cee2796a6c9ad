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
            if (await ShakeHandsAsync(transport, buffer, cancellation) is { } connection)
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
    private async Task<WebSocketConnection?> ShakeHandsAsync(ITransport transport, byte[] buffer, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.HandshakeTimeout, options.Clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        var handshake = new ServerHandshake(options.HandshakeWithDeflate);
        try
        {
            while (await transport.ReadAsync(buffer, deadline.Token) is > 0 and var count)
            {
                if (Receive(handshake, buffer.AsSpan(0, count), out var connection) is { } outcome)
                {
                    await transport.WriteAsync(outcome.Response, cancellation);
                    return connection;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A client that does not finish its request holds no connection for ever.
        }

        return null;
    }

    private ServerHandshakeOutcome? Receive(ServerHandshake handshake, ReadOnlySpan<byte> octets, out WebSocketConnection? connection)
    {
        connection = null;
        var outcome = handshake.Receive(ref octets);
        if (outcome is ServerHandshakeOutcome.Accepted accepted)
        {
            connection = new WebSocketConnection(Role.Server, options.Entropy, options.ConnectionWith(Role.Server, accepted.Extensions));
            connection.Receive(octets);
        }

        return outcome;
    }
}
