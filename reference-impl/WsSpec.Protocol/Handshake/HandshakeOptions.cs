namespace WsSpec.Protocol.Handshake;

/// <summary>What both sides of an opening handshake bound.</summary>
public record HandshakeOptions
{
    /// <summary>Octets of the head, or of all heads if a client gets interim responses before the final one.</summary>
    public int MaxHeadLength { get; init; } = 16 * 1024;

    public int MaxFields { get; init; } = 100;

    /// <summary>
    /// Rules this endpoint fails to enforce; used to build deliberately faulty twins that prove the suite can fail. True means: go on
    /// as if the rule did not exist.
    /// </summary>
    public Func<HandshakeViolation, bool>? Overlooks { get; init; }

    internal bool Enforces(HandshakeViolation violation) => Overlooks is null || !Overlooks(violation);
}
