
namespace WsSpec.Protocol.Tests;

/// <summary>
/// One connection fed with pieces and then the end of the transport: the events as text, so that they compare, and what it sent.
/// </summary>
public sealed record ConnectionRun(IReadOnlyList<string> Events, string Output, ConnectionState State)
{
    public static ConnectionRun Of(Role role, IEnumerable<ReadOnlyMemory<byte>> pieces, ConnectionOptions? options = null)
    {
        var connection = new WebSocketConnection(role, new SequenceEntropy(), options ?? ConnectionOptions.Default);
        var events = new List<string>();
        foreach (var piece in pieces)
        {
            connection.Receive(piece.Span);
            Drain(connection, events);
        }

        connection.ReceiveEof();
        Drain(connection, events);
        return new ConnectionRun(events, Convert.ToHexString(connection.TakeOutput().Span), connection.State);
    }

    public static ConnectionRun Of(Role role, ReadOnlySpan<byte> octets, ConnectionOptions? options = null) =>
        Of(role, [octets.ToArray()], options);

    public static string Describe(WebSocketEvent occurrence) => occurrence switch
    {
        WebSocketEvent.MessageReceived message => $"{message.Opcode} {Convert.ToHexString(message.ApplicationData.Span)}",
        WebSocketEvent.PingReceived ping => $"Ping {Convert.ToHexString(ping.ApplicationData.Span)}",
        WebSocketEvent.PongReceived pong => $"Pong {Convert.ToHexString(pong.ApplicationData.Span)}",
        WebSocketEvent.CloseReceived close => $"Close {(int?)close.CloseCode} {close.CloseReason}",
        WebSocketEvent.Failed failed => $"Failed {failed.Violation}",
        WebSocketEvent.Ended ended => $"Ended {(ended.Clean ? "cleanly" : "abnormally")} {(int)ended.CloseCode} {ended.CloseReason}",
        _ => throw new ArgumentOutOfRangeException(nameof(occurrence), occurrence, null),
    };

    /// <summary>Moves all events at hand into <paramref name="events"/>.</summary>
    public static void Drain(WebSocketConnection connection, List<string> events)
    {
        while (connection.NextEvent(out var next) == ReadStatus.Event)
            events.Add(Describe(next!));
    }

    public bool Matches(ConnectionRun other) =>
        Events.SequenceEqual(other.Events) && Output == other.Output && State == other.State;
}
