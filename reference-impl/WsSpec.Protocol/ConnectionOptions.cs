namespace WsSpec.Protocol;

/// <summary>What an endpoint is willing to take (section 10.4) and what the opening handshake agreed on.</summary>
public sealed record ConnectionOptions
{
    public static ConnectionOptions Default { get; } = new();

    /// <summary>The largest payload of one frame, in octets.</summary>
    public long MaxFramePayload { get; init; } = 64 * 1024 * 1024;

    /// <summary>The largest message after reassembly and decoding, in octets.</summary>
    public long MaxMessageSize { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most frames a message may consist of. Empty fragments count, since a size limit alone would never end them.</summary>
    public int MaxFragments { get; init; } = 1024 * 1024;

    /// <summary>The negotiated extension, if any. It has state, so it belongs to one connection.</summary>
    public IMessageExtension? Extension { get; init; }

    /// <summary>
    /// Rules this endpoint fails to enforce; used to build deliberately faulty twins that prove the suite can fail. Asked with the
    /// violation and the header of the frame at hand, if there is one; true means: go on as if the rule did not exist.
    /// </summary>
    public Func<Violation, FrameHeader?, bool>? Overlooks { get; init; }

    internal bool Enforces(Violation violation, FrameHeader? header) => Overlooks is null || !Overlooks(violation, header);
}
