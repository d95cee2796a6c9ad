using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.SelfTest;

/// <summary>
/// What is wrong on one connection: each member is one place where the reference server can be led astray, and null leaves it right.
/// A member may throw <see cref="CrashException"/>.
/// </summary>
public sealed record Misbehaviour
{
    /// <summary>Whether nothing is wrong any more once the connection is open.</summary>
    public bool EndsWithHandshake => this is { Overlooks: null, OverlooksInDeflate: null, Receives: null, Sends: null, SendsAtEnd: null, AtReset: null, Ends: null };

    /// <summary>Rules for the request that are not enforced.</summary>
    public Func<HandshakeViolation, bool>? OverlooksInHandshake { get; init; }

    /// <summary>Requests refused with this status although they break no rule.</summary>
    public Func<OpeningRequest, int?>? Refuses { get; init; }

    /// <summary>From the request as it was read to the head that the server takes it for. Each character is one octet.</summary>
    public Func<RequestRead, string>? Request { get; init; }

    /// <summary>From the head of the request and the right response to the response that is sent; empty: none.</summary>
    public Func<string, string, string>? Response { get; init; }

    /// <summary>Rules for received frames that are not enforced. With any, those for the server's own frames are not enforced either.</summary>
    public Func<Violation, FrameHeader, bool>? Overlooks { get; init; }

    /// <summary>Rules of permessage-deflate that are not enforced.</summary>
    public Func<DeflateViolation, bool>? OverlooksInDeflate { get; init; }

    /// <summary>From the pieces of frames in one read to those that the server gets to see.</summary>
    public Func<IReadOnlyList<FramePiece>, IEnumerable<FramePiece>>? Receives { get; init; }

    /// <summary>From a frame that is right to those that are sent in its place.</summary>
    public Func<RawFrame, IEnumerable<RawFrame>>? Sends { get; init; }

    /// <summary>Frames that are sent when the peer has ended its side of the transport.</summary>
    public Func<IEnumerable<RawFrame>>? SendsAtEnd { get; init; }

    /// <summary>Called when the peer has aborted the connection.</summary>
    public Action? AtReset { get; init; }

    /// <summary>Asked when the server is done with the connection.</summary>
    public Func<Ending>? Ends { get; init; }
}
