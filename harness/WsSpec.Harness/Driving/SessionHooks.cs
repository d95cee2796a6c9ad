using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>What takes part in the reading of a session, on the thread that reads.</summary>
internal sealed record SessionHooks
{
    public static SessionHooks None { get; } = new();

    /// <summary>Takes what is read before it is recorded, and returns what is to be recorded of it.</summary>
    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> Filter { get; init; } = octets => octets;

    /// <summary>Told after the octets of each read are recorded, while nobody else looks.</summary>
    public Action<WireTap> Received { get; init; } = _ => { };
}
