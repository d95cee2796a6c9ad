using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>An echo whose back-references stay within limits, as those of an echo that is not compressed do.</summary>
/// <param name="Type">Of the message.</param>
/// <param name="Payload">Inflated.</param>
public sealed record ConfinedEcho(Opcode Type, ReadOnlyMemory<byte> Payload) : One
{
    /// <summary>The largest distance, in octets.</summary>
    public int Distance { get; init; } = int.MaxValue;

    /// <summary>How far back-references may reach into earlier messages, in octets.</summary>
    public int ContextReach { get; init; } = int.MaxValue;

    public override bool Matches(Observation observation) => observation is MessageSeen message
        && message.Type == Type
        && LongOctets.AreEqual(message.Payload, Payload)
        && message.Inflation is null or { Fault: null }
        && (message.Inflation?.LargestDistance ?? 0) <= Distance
        && (message.Inflation?.ContextReach ?? 0) <= ContextReach;

    public override string Describe() =>
        $"{Type} message {Octets.Preview(Payload)}{Limit("distances", Distance)}{Limit("references to earlier messages", ContextReach)}";

    private static string Limit(string what, int limit) => limit == int.MaxValue ? "" : $", {what} of at most {limit} octets";
}
