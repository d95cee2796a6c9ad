using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Autobahn;

/// <summary>How a connection went, in the terms in which Autobahn grades its end.</summary>
public sealed record ConnectionFacts
{
    /// <summary>No connection.</summary>
    public static ConnectionFacts None { get; } = new();

    /// <summary>The opening handshake was accepted.</summary>
    public bool Opened { get; init; }

    /// <summary>What the testee did wrong on the way, or null.</summary>
    public PeerViolation? Violation { get; init; }

    /// <summary>The harness sent the first Close frame.</summary>
    public bool ClosedByHarness { get; init; }

    /// <summary>The harness gave the connection up: for a violation, or because what it waited for did not come.</summary>
    public bool FailedByHarness { get; init; }

    /// <summary>
    /// The harness ended the transport: as a client because the testee did not in time, as a server because that is its part.
    /// </summary>
    public bool DroppedByHarness { get; init; }

    /// <summary>Both Close frames were seen, and a server ended the transport in time.</summary>
    public bool WasClean { get; init; }

    /// <summary>No Close frame came in answer to the harness's.</summary>
    public bool CloseUnanswered { get; init; }

    public CloseSeen? RemoteClose { get; init; }

    public CloseSeen? LocalClose { get; init; }

    /// <param name="conversation">What happened.</param>
    /// <param name="failByDrop">Whether the harness, where it gives up, ends the transport instead of sending a Close.</param>
    public static ConnectionFacts Of(Conversation conversation, bool failByDrop)
    {
        var violation = PeerViolation.First(conversation);
        var remote = conversation.Observations.OfType<CloseSeen>().FirstOrDefault();
        var local = conversation.HarnessFrames.Where(f => f is { Opcode: Opcode.Close, Rsv: 0, IsComplete: true })
            .Select(f => new CloseSeen(f.At, f.Payload)).FirstOrDefault();
        var ended = conversation.Observations.OfType<TransportEnded>().FirstOrDefault();
        var leftHanging = remote is null && ended is null;
        var first = local is null ? leftHanging : remote is null || local.At < remote.At;
        var gaveUp = violation is not null
            || (first && conversation.Observations.Any(o => (o is Silence or SentinelAnswered) && (local is null || o.At <= local.At)));
        var closed = local is not null && remote is not null;
        var isClient = conversation.Testee == Role.Client;
        var dropped = conversation.IsEstablished && (ended is null || (isClient && closed));
        return new()
        {
            Opened = conversation.IsEstablished,
            Violation = violation,
            ClosedByHarness = first && !(gaveUp && failByDrop),
            FailedByHarness = gaveUp,
            DroppedByHarness = dropped || (gaveUp && failByDrop),
            WasClean = closed && violation is null && (isClient || !dropped) && !(gaveUp && failByDrop),
            CloseUnanswered = first && remote is null,
            RemoteClose = remote,
            LocalClose = local,
        };
    }
}
