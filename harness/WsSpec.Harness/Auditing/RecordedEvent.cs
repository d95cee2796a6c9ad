using WsSpec.Protocol;

namespace WsSpec.Harness.Auditing;

/// <summary>One thing that a side of a captured connection did.</summary>
/// <param name="At">Time since the connection began; no two events of a connection have the same.</param>
/// <param name="Octets">Empty unless <paramref name="Kind"/> says otherwise.</param>
/// <param name="AfterPeer">How many octets of its peer the sender had then, at least.</param>
/// <param name="Packet">The number of the packet in the capture.</param>
internal readonly record struct RecordedEvent(
    Role Sender, RecordedKind Kind, TimeSpan At, ReadOnlyMemory<byte> Octets, long AfterPeer, long Packet);

/// <summary>What an event is.</summary>
internal enum RecordedKind
{
    Octets,
    Fin,
    Reset,
}
