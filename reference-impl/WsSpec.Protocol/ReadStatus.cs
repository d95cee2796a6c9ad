namespace WsSpec.Protocol;

/// <summary>What <see cref="WebSocketConnection.NextEvent"/> has found.</summary>
public enum ReadStatus
{
    /// <summary>An event.</summary>
    Event,

    /// <summary>None yet: write the output, then feed more octets or the end of the transport.</summary>
    NeedData,

    /// <summary>None, ever: the transport has ended and everything has been reported.</summary>
    Closed,
}
