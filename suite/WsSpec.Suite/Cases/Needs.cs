namespace WsSpec.Suite.Cases;

/// <summary>What a testee has to offer for a case to mean anything; where it is missing the case is skipped with that reason.</summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary>It sends every message back.</summary>
    Echo = 1,

    /// <summary>It accepts permessage-deflate.</summary>
    Deflate = 2,

    /// <summary>It is reached over TLS.</summary>
    Tls = 4,

    /// <summary>The run names a subprotocol that it supports.</summary>
    Subprotocol = 8,

    /// <summary>The run names the origins it accepts.</summary>
    OriginPolicy = 16,
}
