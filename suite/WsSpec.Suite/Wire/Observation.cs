using System.Buffers.Binary;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>Something the testee did, or did not do in time.</summary>
/// <param name="At">Time since the transport was up.</param>
public abstract record Observation(TimeSpan At)
{
    private TimeSpan _waited;

    /// <summary>How long it was after the harness's last write or the observation before, whichever came later.</summary>
    public TimeSpan Waited { get => _waited; init => _waited = value; }

    /// <summary>Adds when the event before it was; for who makes it, before anybody else sees it.</summary>
    internal Observation After(TimeSpan last)
    {
        _waited = At - last;
        return this;
    }
}

/// <summary>The head of a request, from a client under test.</summary>
public sealed record RequestSeen(TimeSpan At, TapHead Head) : Observation(At);

/// <summary>The head of a response; interim responses other than 101 are observations of their own.</summary>
/// <param name="Request">The request it answers, or null when what was sent is none.</param>
public sealed record ResponseSeen(TimeSpan At, TapHead Head, TapHead? Request) : Observation(At)
{
    /// <summary>The Sec-WebSocket-Key of the request, or null when there was none.</summary>
    public string? Key => Request?.Value("Sec-WebSocket-Key");

    public int Status => Head.Status;

    public bool IsInterim => Status is >= 100 and < 200 and not 101;
}

/// <summary>A complete message.</summary>
/// <param name="Type">Text, Binary or a reserved opcode.</param>
/// <param name="Payload">The payloads of its frames joined, and inflated when it was compressed.</param>
/// <param name="Frames">How many frames it took.</param>
public sealed record MessageSeen(TimeSpan At, Opcode Type, ReadOnlyMemory<byte> Payload, int Frames) : Observation(At)
{
    /// <summary>How many octets follow that are not kept.</summary>
    public long Dropped { get; init; }

    /// <summary>How many octets it has.</summary>
    public long Length => Payload.Length + Dropped;

    /// <summary>How it was compressed; null when it was not.</summary>
    public Inflation? Inflation { get; init; }

    /// <summary>True when it was compressed, inflates, and is a text that is no UTF-8.</summary>
    public bool InflatesToInvalidText { get; init; }
}

public sealed record PingSeen(TimeSpan At, ReadOnlyMemory<byte> ApplicationData) : Observation(At);

public sealed record PongSeen(TimeSpan At, ReadOnlyMemory<byte> ApplicationData) : Observation(At)
{
    /// <summary>True when no Ping with this application data had been sent by then (section 5.5.3).</summary>
    public bool IsUnsolicited { get; init; }
}

/// <summary>A Close frame; <paramref name="Body"/> is everything it carries.</summary>
public sealed record CloseSeen(TimeSpan At, ReadOnlyMemory<byte> Body) : Observation(At)
{
    /// <summary>True when the harness had sent a Close by then that this one may answer.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>The status code, or null when the body is too short for one.</summary>
    public ushort? Code => Body.Length < 2 ? null : BinaryPrimitives.ReadUInt16BigEndian(Body.Span);

    /// <summary>The reason, with U+FFFD for what is not UTF-8.</summary>
    public string Reason => Body.Length < 2 ? "" : Encoding.UTF8.GetString(Body.Span[2..]);
}

/// <summary>The Pong to a sentinel Ping: proof that all octets before it were taken without failing the connection.</summary>
public sealed record SentinelAnswered(TimeSpan At) : Observation(At);

/// <summary>Octets that are neither a head nor a frame; nothing after them can be read.</summary>
public sealed record UndecodableSeen(TimeSpan At, string Why) : Observation(At);

/// <summary>
/// An HTTP response where the first frame was due, such as the complaint of a proxy whose backend has gone; nothing after it can be read.
/// </summary>
public sealed record ForeignResponseSeen(TimeSpan At) : Observation(At);

/// <summary>The end of the transport, in order or by a reset.</summary>
public sealed record TransportEnded(TimeSpan At, bool Reset) : Observation(At);

/// <summary>A deadline passed.</summary>
/// <param name="Awaited">What did not come.</param>
public sealed record Silence(TimeSpan At, string Awaited) : Observation(At);

/// <summary>The testee sent more than is kept of one connection: nobody looked at what came then, or did not.</summary>
/// <inheritdoc cref="Entry.Flood"/>
public sealed record FloodSeen(TimeSpan At, long Octets, long Frames) : Observation(At);

/// <summary>The case was not played to its end, because of all the silence before: what did not come after this was not waited for.</summary>
public sealed record AbandonedSeen(TimeSpan At) : Observation(At);

/// <summary>Messages were exchanged whose octets were not kept.</summary>
public sealed record ExchangeSeen(TimeSpan At, ExchangeSums Sums) : Observation(At);
