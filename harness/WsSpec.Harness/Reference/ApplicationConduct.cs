using WsSpec.Protocol;

namespace WsSpec.Harness.Reference;

/// <summary>
/// What an endpoint does with an open connection of its own accord: the application on top of the protocol. Pings and Closes are answered
/// without it. Each member is called while the connection is open, and what it sends is written before anything else is read.
/// </summary>
public sealed record ApplicationConduct
{
    /// <summary>Every message is sent back, and nothing is said besides.</summary>
    public static ApplicationConduct Echo { get; } = new();

    /// <summary>Called once, when the connection is open and before anything is read.</summary>
    public Action<WebSocketConnection> Opens { get; init; } = _ => { };

    /// <summary>Called with everything that happens; a Ping has been answered by then.</summary>
    public Action<WebSocketConnection, WebSocketEvent> Meets { get; init; } = SendBack;

    /// <summary>Called when all that has come is dealt with, also in the middle of a message.</summary>
    public Action<WebSocketConnection> CatchesUp { get; init; } = _ => { };

    /// <summary>Called each time that nothing has come for <see cref="IdleTime"/>; null: it bears any silence.</summary>
    public Action<WebSocketConnection>? Idles { get; init; }

    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message back.</summary>
    public static void SendBack(WebSocketConnection connection, WebSocketEvent next)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (next is WebSocketEvent.MessageReceived { Opcode: Opcode.Text } text)
        {
            connection.SendText(text.ApplicationData.Span);
        }
        else if (next is WebSocketEvent.MessageReceived octets)
        {
            connection.SendBinary(octets.ApplicationData.Span);
        }
    }
}
