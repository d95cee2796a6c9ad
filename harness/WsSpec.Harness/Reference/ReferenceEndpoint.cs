using System.Buffers;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>The reference implementation as an echo server, one connection at a time over any transport.</summary>
public sealed class ReferenceEndpoint(ReferenceOptions options)
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
                await EchoAsync(transport, connection, buffer, cancellation);
            }

            await CloseAsync(transport, buffer, cancellation);
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
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.HandshakeTimeout);
        var handshake = new ServerHandshake(options.Handshake);
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
        if (outcome is ServerHandshakeOutcome.Accepted)
        {
            connection = new WebSocketConnection(Role.Server, options.Entropy, options.Connection);
            connection.Receive(octets);
        }

        return outcome;
    }

    private static async Task EchoAsync(ITransport transport, WebSocketConnection connection, byte[] buffer, CancellationToken cancellation)
    {
        while (true)
        {
            while (connection.NextEvent(out var next) == ReadStatus.Event)
            {
                Echo(connection, next);
                await WriteAsync(transport, connection, cancellation);
            }

            await WriteAsync(transport, connection, cancellation);
            if (connection.ShouldCloseTransport)
            {
                return;
            }

            var count = await transport.ReadAsync(buffer, cancellation);
            if (count == 0)
            {
                connection.ReceiveEof();
            }
            else
            {
                connection.Receive(buffer.AsSpan(0, count));
            }
        }
    }

    private static void Echo(WebSocketConnection connection, WebSocketEvent? next)
    {
        if (next is WebSocketEvent.MessageReceived message && connection.State == ConnectionState.Open)
        {
            if (message.Opcode == Opcode.Text)
            {
                connection.SendText(message.ApplicationData.Span);
            }
            else
            {
                connection.SendBinary(message.ApplicationData.Span);
            }
        }
    }

    private static async ValueTask WriteAsync(ITransport transport, WebSocketConnection connection, CancellationToken cancellation)
    {
        while (connection.TakeOutput() is { IsEmpty: false } output)
        {
            await transport.WriteAsync(output, cancellation);
        }
    }

    /// <summary>
    /// Closes our side and reads on until the peer has closed its own (section 7.1.1): closing with octets unread would reset the connection
    /// and could destroy the last ones we wrote.
    /// </summary>
    private async Task CloseAsync(ITransport transport, byte[] buffer, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.LingerTimeout);
        await transport.HalfCloseAsync();
        try
        {
            for (long drained = 0; drained < options.LingerOctets && await transport.ReadAsync(buffer, deadline.Token) is > 0 and var count;)
            {
                drained += count;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The peer has had its time.
        }
    }
}
