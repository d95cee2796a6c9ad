namespace WsSpec.Harness.Findings;

/// <summary>What a testee did when it came to the point, without the values at hand.</summary>
internal enum Conduct
{
    /// <summary>It opened the connection with a 101.</summary>
    Accepts,

    /// <summary>It answered the opening handshake with another status, or ended the connection instead.</summary>
    Refuses,

    /// <summary>It went on: a message, a Pong.</summary>
    GoesOn,

    /// <summary>It sent a Close.</summary>
    Closes,

    /// <summary>It ended the transport without a Close.</summary>
    Ends,

    /// <summary>It did nothing.</summary>
    StaysSilent,
}
