using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Judging;

/// <summary>What is known of a testee before it is judged.</summary>
public sealed record TargetProfile
{
    /// <summary>A testee that sends every message back and nothing else.</summary>
    public static TargetProfile Echo { get; } = new() { Offers = Needs.Echo };

    /// <summary>A testee whose messages mean nothing to the suite; the sentinel's Pong takes the place of the echo.</summary>
    public static TargetProfile Opaque { get; } = new();

    /// <summary>What it has to offer.</summary>
    public Needs Offers { get; init; }

    public bool Echoes => Offers.HasFlag(Needs.Echo);

    /// <summary>Messages it sends of its own accord when a connection opens.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Greetings { get; init; } = [];

    /// <summary>True when it sends messages that nobody asked for, at any time: only what resembles something it was sent is an
    /// answer.</summary>
    public bool IsLively { get; init; }

    /// <summary>True when the application echoes, but not a message that is empty.</summary>
    public bool KeepsEmptyMessages { get; init; }

    /// <summary>The type of messages that the application does not echo, though it does the other; null: it echoes both, or none.</summary>
    public Opcode? KeepsType { get; init; }

    /// <summary>True when it closes though nothing is wrong and nobody else did: its Close may cross one of the harness, and answers
    /// none.</summary>
    public bool ClosesUnasked { get; init; }
}
