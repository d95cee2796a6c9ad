namespace WsSpec.Protocol;

/// <summary>What a connection reports to the application. The peer closing and this endpoint failing are different things.</summary>
public abstract record WebSocketEvent
{
    private WebSocketEvent()
    {
    }

    /// <summary>
    /// A whole message (section 6.2). The data is valid until the next call of <see cref="WebSocketConnection.NextEvent"/>.
    /// </summary>
    /// <param name="Opcode">Text or Binary.</param>
    /// <param name="ApplicationData">Of all fragments, joined; valid UTF-8 if the opcode is Text.</param>
    public sealed record MessageReceived(Opcode Opcode, ReadOnlyMemory<byte> ApplicationData) : WebSocketEvent;

    /// <summary>A Ping, answered already unless the Pong would follow a Close. The data is the receiver's to keep.</summary>
    public sealed record PingReceived(ReadOnlyMemory<byte> ApplicationData) : WebSocketEvent;

    /// <summary>A Pong, asked for or not. The data is the receiver's to keep.</summary>
    public sealed record PongReceived(ReadOnlyMemory<byte> ApplicationData) : WebSocketEvent;

    /// <summary>The peer's first Close, answered already unless it was itself an answer.</summary>
    /// <param name="CloseCode">Null if the frame had no body.</param>
    /// <param name="CloseReason">Empty if there was none.</param>
    public sealed record CloseReceived(CloseCode? CloseCode, string CloseReason) : WebSocketEvent;

    /// <summary>This endpoint failed the connection (section 7.1.7). The end of the transport is all that can follow.</summary>
    public sealed record Failed(Violation Violation) : WebSocketEvent;

    /// <summary>The transport has ended; nothing follows.</summary>
    /// <param name="Clean">Whether the closing handshake had finished (section 7.1.4).</param>
    /// <param name="CloseCode">As section 7.1.5 has it: the code received, 1005 if the Close had none, 1006 if there was no Close.</param>
    /// <param name="CloseReason">As section 7.1.6 has it.</param>
    public sealed record Ended(bool Clean, CloseCode CloseCode, string CloseReason) : WebSocketEvent;
}
