using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Reference;

/// <summary>Sends back every message of an open connection, whichever role it has, until the transport is closed.</summary>
internal static class EchoLoop
{
    /// <summary>How many octets are thrown away while the end of the transport is awaited.</summary>
    private const long LingerOctets = 64 * 1024 * 1024;

    public static async Task RunAsync(
        ITransport transport, WebSocketConnection connection, byte[] buffer, ReferenceOptions options, CancellationToken cancellation)
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
                await CloseAsync(transport, buffer, options, cancellation);
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

    /// <summary>
    /// Closes our side and reads on until the peer has closed its own (section 7.1.1): closing with octets unread would reset the
    /// connection and could destroy the last ones we wrote.
    /// </summary>
    public static async Task CloseAsync(ITransport transport, byte[] buffer, ReferenceOptions options, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.LingerTimeout, options.Clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        await transport.HalfCloseAsync();
        try
        {
            for (long drained = 0; drained < LingerOctets && await transport.ReadAsync(buffer, deadline.Token) is > 0 and var count;)
            {
                drained += count;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The peer has had its time.
        }
    }

    private static void Echo(WebSocketConnection connection, WebSocketEvent? next)
    {
        if (next is not WebSocketEvent.MessageReceived message || connection.State != ConnectionState.Open)
        {
            return;
        }

        if (message.Opcode == Opcode.Text)
        {
            connection.SendText(message.ApplicationData.Span);
        }
        else
        {
            connection.SendBinary(message.ApplicationData.Span);
        }
    }

    /// <summary>Writes all that the connection has to say.</summary>
    public static async ValueTask WriteAsync(ITransport transport, WebSocketConnection connection, CancellationToken cancellation)
    {
        while (connection.TakeOutput() is { IsEmpty: false } output)
        {
            await transport.WriteAsync(output, cancellation);
        }
    }
}
