using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>One WebSocket connection as it was captured.</summary>
/// <param name="Client">Who sent the request.</param>
/// <param name="Server">Who answered it.</param>
/// <param name="Events">What both did, in an order in which it can have happened; each has a time of its own.</param>
internal sealed record Recording(TcpEndpoint Client, TcpEndpoint Server, ImmutableArray<RecordedEvent> Events)
{
    /// <summary>Of which role's octets some are missing, and why; after them nothing of that role is known.</summary>
    public ImmutableDictionary<Role, Loss> Losses { get; init; } = ImmutableDictionary<Role, Loss>.Empty;

    /// <summary>How many octets of both roles the capture lacks, at least.</summary>
    public long MissingOctets { get; init; }

    /// <summary>What it is called when its addresses are not known.</summary>
    public string? Label { get; init; }

    /// <summary>False when it was made of fields, and not of what crossed the wire.</summary>
    public bool HasOctets { get; init; } = true;

    /// <summary>When it began, since the epoch.</summary>
    public TimeSpan Began { get; init; }

    /// <summary>The same as a driver would have recorded it that took the place of the testee's peer.</summary>
    public Transcript Transcript(Role testee) => new(testee, [.. Events.Select(e => Entry(e, isTestee: e.Sender == testee))]);

    /// <summary>The number of the packet in which something was seen at this time; null when there is none.</summary>
    public long? Packet(TimeSpan at)
    {
        var (low, high) = (0, Events.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Events[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low < Events.Length && Events[low].At == at ? Events[low].Packet : null;
    }

    public override string ToString() => Label ?? $"{Client} → {Server}";

    private static Entry Entry(RecordedEvent recorded, bool isTestee) => (recorded.Kind, isTestee) switch
    {
        (RecordedKind.Octets, true) => new Entry.Received(recorded.At, recorded.Octets) { AfterPeer = recorded.AfterPeer },
        (RecordedKind.Octets, false) => new Entry.Sent(recorded.At, recorded.Octets) { AfterPeer = recorded.AfterPeer },
        (RecordedKind.Fin, true) => new Entry.ReceivedEof(recorded.At),
        (RecordedKind.Fin, false) => new Entry.SentEof(recorded.At),
        (RecordedKind.Reset, true) => new Entry.ReceivedReset(recorded.At),
        (RecordedKind.Reset, false) => new Entry.SentReset(recorded.At),
        _ => throw new ArgumentOutOfRangeException(nameof(recorded)),
    };
}
