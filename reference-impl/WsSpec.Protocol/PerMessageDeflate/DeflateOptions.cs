namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>What an endpoint wants of permessage-deflate; the peer has its say in the opening handshake.</summary>
public sealed record DeflateOptions
{
    public const int FewestWindowBits = 8;
    public const int MostWindowBits = 15;

    public static DeflateOptions Default { get; } = new();

    /// <summary>Whether our messages may refer back to earlier ones.</summary>
    public bool KeepsContext { get; init; } = true;

    /// <summary>Whether we remember the peer's messages for it to refer back to, which takes a window's memory.</summary>
    public bool PeerKeepsContext { get; init; } = true;

    /// <summary>The window we compress with, as a power of two from 8 to 15.</summary>
    public int WindowBits { get; init; } = MostWindowBits;

    /// <summary>The largest window we let the peer compress with, as a power of two from 8 to 15.</summary>
    public int PeerWindowBits { get; init; } = MostWindowBits;

    /// <summary>
    /// Rules this endpoint fails to enforce; used to build deliberately faulty twins that prove the suite can fail. True means: go on as if
    /// the rule did not exist.
    /// </summary>
    public Func<DeflateViolation, bool>? Overlooks { get; init; }

    internal bool Enforces(DeflateViolation violation) => Overlooks is null || !Overlooks(violation);
}
