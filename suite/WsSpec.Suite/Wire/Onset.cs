namespace WsSpec.Suite.Wire;

/// <summary>With what the record of a connection begins.</summary>
public enum Onset
{
    /// <summary>The opening handshake.</summary>
    Handshake,

    /// <summary>Frames: it was joined later, and what had been agreed nobody knows.</summary>
    Frames,

    /// <summary>
    /// The same, and permessage-deflate is taken to be agreed, as a response without parameters does. What its windows held nobody knows.
    /// </summary>
    CompressedFrames,
}
