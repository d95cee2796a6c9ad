namespace WsSpec.Protocol;

/// <summary>What a receiver has to know beside a frame's header to tell whether the frame is allowed.</summary>
/// <param name="Receiver">The role of the endpoint that receives the frame.</param>
/// <param name="Options">Its limits and negotiated extension.</param>
public readonly record struct ReceiveState(Role Receiver, ConnectionOptions Options)
{
    /// <summary>Whether a fragmented message has begun and not ended.</summary>
    public bool InsideMessage { get; init; }

    /// <summary>Frames the current message consists of so far, empty ones included.</summary>
    public int Fragments { get; init; }

    /// <summary>Octets the current message consists of so far.</summary>
    public long MessageLength { get; init; }

    internal bool Enforces(Violation violation, in FrameHeader header) => Options.Enforces(violation, header);
}
