namespace WsSpec.Protocol;

/// <summary>Where a connection stands between the opening handshake and the end of the transport (section 7.1).</summary>
public enum ConnectionState
{
    Open,

    /// <summary>Closing: this endpoint has sent its Close and awaits the peer's.</summary>
    CloseSent,

    /// <summary>Closing: the peer's Close has arrived and this endpoint owes its own.</summary>
    CloseReceived,

    /// <summary>Closing: both Close frames are through, and the server ends the transport.</summary>
    CloseExchanged,

    /// <summary>This endpoint failed the connection (section 7.1.7) and ends the transport.</summary>
    Failed,

    /// <summary>Closed, after both Close frames (section 7.1.4).</summary>
    ClosedCleanly,

    /// <summary>Closed, the handshake unfinished: reported as 1006 unless a Close had arrived.</summary>
    ClosedAbnormally,
}
