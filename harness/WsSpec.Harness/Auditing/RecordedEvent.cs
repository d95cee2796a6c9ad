using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>One thing that a side of a captured connection did.</summary>
/// <param name="At">Time since the connection began; no two events of a connection have the same.</param>
/// <param name="Octets">Empty unless <paramref name="Kind"/> says otherwise.</param>
/// <param name="AfterPeer">How many octets of its peer the sender had then, at least.</param>
/// <param name="Packet">The number of the packet in the capture.</param>
internal readonly record struct RecordedEvent(
    Role Sender, RecordedKind Kind, TimeSpan At, ReadOnlyMemory<byte> Octets, long AfterPeer, long Packet)
{
    /// <summary>The same as a driver would have recorded it that took the place of the testee's peer.</summary>
    public Entry Entry(Role testee) => (Kind, Sender == testee) switch
    {
        (RecordedKind.Octets, true) => new Entry.Received(At, Octets) { AfterPeer = AfterPeer },
        (RecordedKind.Octets, false) => new Entry.Sent(At, Octets) { AfterPeer = AfterPeer },
        (RecordedKind.Fin, true) => new Entry.ReceivedEof(At),
        (RecordedKind.Fin, false) => new Entry.SentEof(At),
        (RecordedKind.Reset, true) => new Entry.ReceivedReset(At),
        (RecordedKind.Reset, false) => new Entry.SentReset(At),
        _ => throw new InvalidOperationException($"{Kind} is no kind"),
    };
}

/// <summary>What an event is.</summary>
internal enum RecordedKind
{
    Octets,
    Fin,
    Reset,
}
