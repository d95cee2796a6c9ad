using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Cases;

/// <summary>One thing the harness does in a case.</summary>
public abstract record Step
{
    /// <summary>How many messages it completes; null where its octets need not be whole frames, or nobody keeps them.</summary>
    public virtual int? CompletedMessages => 0;

    /// <summary>The payload of its last frame, where that completes a message: what comes back of it is an answer to that one.</summary>
    public virtual ReadOnlyMemory<byte>? EndOfMessage => null;

    private protected static int CompletedBy(ImmutableArray<RawFrame> frames) => frames.Count(CompletesMessage);

    private protected static ReadOnlyMemory<byte>? EndOfMessageIn(ImmutableArray<RawFrame> frames) =>
        frames is [.., var last] && CompletesMessage(last) ? last.Payload : null;

    private static bool CompletesMessage(RawFrame frame) => frame.Fin && !frame.Opcode.IsControl();
}

/// <summary>
/// The opening handshake, when it is not the baseline. With a server under test the request is sent and a 101 awaited; with a client under
/// test its request is awaited and the response sent. A script that does not begin with a handshake step begins with the baseline one.
/// </summary>
public sealed record Open : Step
{
    public RawRequest Request { get; init; } = RawRequest.Baseline;

    public RawResponse Response { get; init; } = RawResponse.Baseline;

    /// <summary>
    /// With which demands a client's offer of permessage-deflate is accepted: the first that the offer allows, or not at all.
    /// </summary>
    public ImmutableArray<DeflateDemand> Demands { get; init; } = [];

    /// <summary>Frames in the same write as the harness's half of the handshake.</summary>
    public ImmutableArray<RawFrame> Together { get; init; } = [];

    /// <summary>
    /// How many octets of <see cref="Together"/> go into that write; the rest follows once the handshake is complete. Null: all.
    /// </summary>
    public int? TogetherOctets { get; init; }

    /// <summary>
    /// Parameters of permessage-deflate, with a value or without, that have to be agreed on for the case to mean anything.
    /// </summary>
    public ImmutableArray<string> AgreedWith { get; init; } = [];

    /// <summary>Names of parameters of permessage-deflate that must not be agreed on for the case to mean anything.</summary>
    public ImmutableArray<string> AgreedWithout { get; init; } = [];

    public override int? CompletedMessages => CompletedBy(Together);

    public override ReadOnlyMemory<byte>? EndOfMessage => EndOfMessageIn(Together);

    /// <summary>The response to a client's request; null stands for a request that has not come.</summary>
    public RawResponse ResponseTo(TapHead? request) =>
        request is not null && Demands.Select(d => d.Accept(request)).FirstOrDefault(e => e is not null) is { } extension
            ? Response.Plus("Sec-WebSocket-Extensions", extension)
            : Response;
}

/// <summary>A request whose response is the question; await it with <see cref="Awaited.Response"/>.</summary>
public sealed record SendRequest(RawRequest Request) : Step
{
    /// <summary>The offsets, from the beginning or from the end, at which the request is cut into writes.</summary>
    public ImmutableArray<Index> Cuts { get; init; } = [];

    /// <summary>Octet by octet when <see cref="Cases.Delivery.Octet"/>, whatever the run's own axis is.</summary>
    public Delivery? Delivery { get; init; }
}

/// <summary>A response to the request of a client under test, whose reaction is the question.</summary>
public sealed record SendResponse(RawResponse Response) : Step
{
    /// <summary>The offsets, from the beginning or from the end, at which the response is cut into writes.</summary>
    public ImmutableArray<Index> Cuts { get; init; } = [];

    /// <summary>Octet by octet when <see cref="Cases.Delivery.Octet"/>, whatever the run's own axis is.</summary>
    public Delivery? Delivery { get; init; }
}

/// <summary>Frames in one write, cut as the run's delivery axis says.</summary>
public sealed record Send(params ImmutableArray<RawFrame> Frames) : Step
{
    /// <summary>The offsets at which the octets of all the frames are cut into writes, when the cut is the question.</summary>
    public ImmutableArray<Index> Cuts { get; init; } = [];

    /// <summary>The delivery, when it is the question; null: the run's own.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>
    /// The octets of all the frames that this step writes; other steps write the rest, so the frames have to name their masking keys.
    /// </summary>
    public Range Part { get; init; } = Range.All;

    /// <summary>True when the step means nothing once the connection is closing, and is then left out.</summary>
    public bool UnlessClosing { get; init; }

    public override int? CompletedMessages => Part.Equals(Range.All) ? CompletedBy(Frames) : null;

    public override ReadOnlyMemory<byte>? EndOfMessage => EndOfMessageIn(Frames);
}

/// <summary>
/// Messages that are too many, or too large, to be kept: each is sent when the echo of the one before is complete, and compared as it comes
/// in. The transcript has the sums of it and the control frames, not the octets.
/// </summary>
public sealed record Exchange(MessageSeries Messages) : Step
{
    /// <summary>The application data of each frame; 0: one frame a message. A last frame is never full, so it may be empty.</summary>
    public int FragmentLength { get; init; }

    /// <summary>The octets of each write; 0: as large as convenient.</summary>
    public int WriteLength { get; init; }

    /// <summary>Whether the messages are compressed (RFC 7692); without the agreement of the testee none is sent.</summary>
    public bool Deflated { get; init; }

    /// <summary>How long all of it may take.</summary>
    public required TimeSpan Limit { get; init; }

    public override int? CompletedMessages => null;
}

/// <summary>
/// Sends this Close frame, unless one of the two sides has already sent one, and awaits the testee's and then the end of the transport.
/// </summary>
public sealed record StartClosingHandshake(RawFrame Close) : Step;

/// <summary>Octets exactly as they are.</summary>
public sealed record SendOctets(ReadOnlyMemory<byte> Octets) : Step
{
    public override int? CompletedMessages => null;
}

/// <summary>Holds the next step back until something was seen, the connection is closing, or the deadline has passed.</summary>
public sealed record Await(Awaited What) : Step;

/// <summary>Closes the sending side in order (TCP FIN).</summary>
public sealed record HalfClose : Step;

/// <summary>Aborts the connection (TCP RST).</summary>
public sealed record Abort : Step;
