namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The ways in which octets fail to be UTF-8 (RFC 3629).</summary>
internal enum Utf8Defect
{
    None,

    /// <summary>A continuation octet where a character has to begin.</summary>
    StrayContinuation,

    /// <summary>Another octet where a continuation has to follow.</summary>
    Truncated,

    /// <summary>A character in more octets than it needs.</summary>
    Overlong,

    /// <summary>U+D800 to U+DFFF.</summary>
    Surrogate,

    /// <summary>A character above U+10FFFF in four octets.</summary>
    AboveRange,

    /// <summary>The five or six octets of a character in ISO 10646 of old.</summary>
    FiveOrSixOctets,

    /// <summary>FE or FF.</summary>
    ImpossibleOctet,
}
