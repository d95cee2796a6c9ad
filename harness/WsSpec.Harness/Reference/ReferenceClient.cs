using System.Buffers;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>The reference implementation as an echo client: connects, sends back every message, until the peer closes.</summary>
public sealed class ReferenceClient(ReferenceClientOptions options)
{
    private const int BufferLength = 64 * 1024;

    /// <summary>Plays one connection to its end.</summary>
    /// <returns>Why the opening handshake failed; null when the connection was open.</returns>
    public async Task<HandshakeViolation?> RunAsync(ITransport transport, WebSocketUri uri, CancellationToken cancellation)
    {
        await using var _ = transport;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var handshake = new ClientHandshake(uri, options.Entropy, options.HandshakeWithDeflate);
            await transport.WriteAsync(handshake.Request, cancellation);
            while (await transport.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                switch (Receive(handshake, buffer.AsSpan(0, count), out var left))
                {
                    case ClientHandshakeOutcome.NotEstablished failed:
                        return failed.Violation;
                    case ClientHandshakeOutcome.Opened when options.StandIn is { } standIn:
                        await standIn(transport, buffer.AsMemory(count - left, left), options, cancellation);
                        return null;
                    case ClientHandshakeOutcome.Opened opened:
                        var connection = Open(opened, buffer.AsSpan(count - left, left));
                        await EchoLoop.RunAsync(transport, connection, buffer, options, cancellation);
                        return null;
                    default:
                        break;
                }
            }
        }
        catch (TransportResetException)
        {
            // The server is gone; there is nobody left to tell.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return null;
    }

    /// <param name="left">How many of the octets belong to the connection.</param>
    private static ClientHandshakeOutcome? Receive(ClientHandshake handshake, ReadOnlySpan<byte> octets, out int left)
    {
        var outcome = handshake.Receive(ref octets);
        left = octets.Length;
        return outcome;
    }

    private WebSocketConnection Open(ClientHandshakeOutcome.Opened opened, ReadOnlySpan<byte> behind)
    {
        var connection = new WebSocketConnection(Role.Client, options.Entropy, options.ConnectionWith(Role.Client, opened.Extensions));
        connection.Receive(behind);
        return connection;
    }
}
