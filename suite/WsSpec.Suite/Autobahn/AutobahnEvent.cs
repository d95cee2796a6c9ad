using WsSpec.Protocol;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Autobahn;

/// <summary>
/// What Autobahn counts as an event: messages and Pongs that came, and pauses that passed. Pings, Close frames and the borders of frames
/// are none.
/// </summary>
public abstract record AutobahnEvent
{
    /// <summary>A message of this type with exactly these octets.</summary>
    public sealed record Message(Opcode Type, ReadOnlyMemory<byte> Payload) : AutobahnEvent
    {
        public bool Equals(Message? other) => other is not null && Type == other.Type && LongOctets.AreEqual(Payload, other.Payload);

        public override int GetHashCode() => HashCode.Combine(Type, Payload.Length);
    }

    /// <summary>A Pong with exactly this application data.</summary>
    public sealed record Pong(ReadOnlyMemory<byte> ApplicationData) : AutobahnEvent
    {
        public bool Equals(Pong? other) => other is not null && ApplicationData.Span.SequenceEqual(other.ApplicationData.Span);

        public override int GetHashCode() => ApplicationData.Length;
    }

    /// <summary>A pause that the connection has survived.</summary>
    public sealed record Pause(string Tag) : AutobahnEvent;
}
