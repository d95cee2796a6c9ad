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

    /// <summary>As <see cref="Whole"/>, and a client under test gets the first frames in one write with the 101.</summary>
    Coalesced,
}
