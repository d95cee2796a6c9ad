namespace WsSpec.Harness.Findings;

/// <summary>What a testee did when it came to the point, without the values at hand.</summary>
internal enum Upshot
{
    /// <summary>It opened the connection with a 101.</summary>
    Accepts,

    /// <summary>It answered the opening handshake with another status, or ended the connection instead.</summary>
    Refuses,

    /// <summary>It went on: a message, a Pong.</summary>
    GoesOn,

    /// <summary>It sent a Close of its own.</summary>
    Closes,

    /// <summary>It answered a Close with another, as if nothing were wrong with it.</summary>
    AnswersClose,

    /// <summary>It ended the transport without a Close.</summary>
    Ends,

    /// <summary>It did nothing.</summary>
    StaysSilent,
}
