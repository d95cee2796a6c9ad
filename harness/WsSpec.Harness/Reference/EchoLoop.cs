using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Reference;

/// <summary>Moves octets between an open connection and its transport, whichever role it has, until the transport is closed.</summary>
internal static class EchoLoop
{
    /// <summary>How many octets are thrown away while the end of the transport is awaited.</summary>
    private const long LingerOctets = 64 * 1024 * 1024;

    /// <summary>So many octets wait for one write at the most, and those of one answer more.</summary>
    private const int MostTogether = 16 * 1024;

    public static async Task RunAsync(
        ITransport transport, WebSocketConnection connection, byte[] buffer, ReferenceOptions options, CancellationToken cancellation)
    {
        options.Conduct.Opens(connection);
        while (true)
        {
            while (connection.NextEvent(out var next) == ReadStatus.Event)
            {
                if (connection.State == ConnectionState.Open)
                {
                    options.Conduct.Meets(connection, next!);
                }

                if (connection.OutputLength > MostTogether)
                {
                    await WriteAsync(transport, connection, cancellation);
                }
            }

            if (connection.State == ConnectionState.Open)
            {
                options.Conduct.CatchesUp(connection);
            }

            await WriteAsync(transport, connection, cancellation);
            if (connection.ShouldCloseTransport)
            {
                await CloseAsync(transport, buffer, options, cancellation);
                return;
            }

            var count = await ReadAsync(transport, connection, buffer, options, cancellation);
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

    /// <summary>Reads what comes; an endpoint that does something in silence does it meanwhile.</summary>
    private static async ValueTask<int> ReadAsync(
        ITransport transport, WebSocketConnection connection, byte[] buffer, ReferenceOptions options, CancellationToken cancellation)
    {
        if (options.Conduct.Idles is not { } idles)
        {
            return await transport.ReadAsync(buffer, cancellation);
        }

        var read = transport.ReadAsync(buffer, cancellation).AsTask();
        while (connection.State == ConnectionState.Open
            && await Task.WhenAny(read, Task.Delay(options.Conduct.IdleTime, options.Clock, cancellation)) != read)
        {
            idles(connection);
            await WriteAsync(transport, connection, cancellation);
        }

        return await read;
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
