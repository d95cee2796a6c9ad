using WsSpec.Harness.Reference;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>
/// What is wrong on one connection, or merely different: each member is one place where the reference server or client can be led another
/// way, and null leaves it as it is. A member may throw <see cref="CrashException"/>.
/// </summary>
public sealed record Misbehaviour
{
    /// <summary>Whether nothing is wrong any more once the connection is open.</summary>
    public bool EndsWithHandshake => this is
    {
        Draws: null, Overlooks: null, OverlooksInDeflate: null, Receives: null, Sends: null, SendsAtEnd: null,
        AtReset: null, EndsBehind: null, Ends: null, GivesUpAfter: null, Conduct: null, Bears: null, Deflates: null, Replaces: null,
        Waits: null, PieceLength: null,
    };

    /// <summary>From the octets that chance has brought to those that are used: 16 for a nonce, four for a masking key.</summary>
    public Func<byte[], byte[]>? Draws { get; init; }

    /// <summary>Rules for the peer's half of the opening handshake that are not enforced.</summary>
    public Func<HandshakeViolation, bool>? OverlooksInHandshake { get; init; }

    /// <summary>Requests refused with this status although they break no rule; only a server refuses.</summary>
    public Func<OpeningRequest, int?>? Refuses { get; init; }

    /// <summary>
    /// From the peer's half of the opening handshake as it was read to what it is taken for. Each character is one octet.
    /// </summary>
    public Func<HeadRead, string>? ReadsHead { get; init; }

    /// <summary>From what was read of the peer's half, and the right own half, to the half that is sent; empty: none.</summary>
    public Func<string, string, string>? WritesHead { get; init; }

    /// <summary>
    /// Rules for received frames that are not enforced. With any, those for the endpoint's own frames are not enforced either.
    /// </summary>
    public Func<Violation, FrameHeader, bool>? Overlooks { get; init; }

    /// <summary>Rules of permessage-deflate that are not enforced.</summary>
    public Func<DeflateViolation, bool>? OverlooksInDeflate { get; init; }

    /// <summary>From the pieces of frames in one read to those that the endpoint gets to see.</summary>
    public Func<IReadOnlyList<FramePiece>, IEnumerable<FramePiece>>? Receives { get; init; }

    /// <summary>From a frame that is right to those that are sent in its place.</summary>
    public Func<RawFrame, IEnumerable<RawFrame>>? Sends { get; init; }

    /// <summary>Frames that are sent when the peer has ended its side of the transport.</summary>
    public Func<IEnumerable<RawFrame>>? SendsAtEnd { get; init; }

    /// <summary>Called when the peer has aborted the connection.</summary>
    public Action? AtReset { get; init; }

    /// <summary>Whether the transport is ended right behind this frame that was sent.</summary>
    public Func<RawFrame, bool>? EndsBehind { get; init; }

    /// <summary>Asked when the endpoint is done with the connection.</summary>
    public Func<TransportEnding>? Ends { get; init; }

    /// <summary>How long the peer may be silent before it is taken to be gone.</summary>
    public TimeSpan? GivesUpAfter { get; init; }

    /// <summary>What a client offers and adds in its request.</summary>
    public Func<ClientHandshakeOptions, ClientHandshakeOptions>? Asks { get; init; }

    /// <summary>What the application does, in place of sending back every message.</summary>
    public ApplicationConduct? Conduct { get; init; }

    /// <summary>From the limits of the reference endpoint to those that are kept (section 10.4).</summary>
    public Func<ConnectionOptions, ConnectionOptions>? Bears { get; init; }

    /// <summary>What is wanted of permessage-deflate; it returns null for nothing.</summary>
    public Func<DeflateOptions, DeflateOptions?>? Deflates { get; init; }

    /// <summary>From the extension that was agreed to the one that takes its place.</summary>
    public Func<IMessageExtension, IMessageExtension>? Replaces { get; init; }

    /// <summary>How long it takes before each write, asked with the number of writes before it.</summary>
    public Func<int, TimeSpan>? Waits { get; init; }

    /// <summary>How many octets each piece of a write has; the first pieces of a long one are cut, and the rest follows whole.</summary>
    public int? PieceLength { get; init; }
}
