namespace WsSpec.Suite.Cases;

/// <summary>How the octets of one <see cref="Send"/> are cut into writes.</summary>
public enum Delivery
{
    /// <summary>In one write.</summary>
    Whole,

    /// <summary>Octet by octet.</summary>
    Octet,

    /// <summary>One write a frame.</summary>
    FrameBorders,

    /// <summary>As <see cref="Whole"/>, and the first frames share a write with the harness's half of the opening handshake.</summary>
    Coalesced,
}
