namespace WsSpec.Protocol;

/// <summary>What moves a connection from one <see cref="ConnectionState"/> to another.</summary>
public enum ConnectionSignal
{
    CloseSent,
    CloseReceived,
    Fail,
    TransportEnded,
}
