namespace WsSpec.Suite.Judging.Standing;

/// <summary>What a rule about a testee has to know of its peer.</summary>
public enum PeerContext
{
    /// <summary>Nothing: what the testee itself sent is enough.</summary>
    None,

    /// <summary>The peer's half of the opening handshake.</summary>
    Handshake,

    /// <summary>Everything that the peer sent.</summary>
    Everything,
}
