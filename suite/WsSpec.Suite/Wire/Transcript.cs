using System.Collections.Immutable;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>What happened on the wire, as seen by the harness.</summary>
public enum EntryKind
{
    /// <summary>The harness wrote these octets in one piece.</summary>
    Sent,

    /// <summary>These octets were read in one piece.</summary>
    Received,

    /// <summary>The harness closed its sending side in order.</summary>
    SentEof,

    /// <summary>The harness aborted the connection.</summary>
    SentReset,

    /// <summary>The testee closed its sending side in order.</summary>
    ReceivedEof,

    /// <summary>The testee, or the network, aborted the connection.</summary>
    ReceivedReset,

    /// <summary>A deadline passed: what was awaited did not come.</summary>
    Silence,

    /// <summary>The testee sent more than a case may take; the harness stopped reading.</summary>
    Flood,

    /// <summary>Messages were exchanged whose octets were not kept; the sums of it take their place.</summary>
    Exchanged,
}

/// <summary>One event of a transcript.</summary>
/// <param name="At">Time since the transport was up.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Octets">What was sent or received; for <see cref="EntryKind.Silence"/> the awaited thing in UTF-8, for
/// <see cref="EntryKind.Exchanged"/> an <see cref="ExchangeSums"/>.</param>
public readonly record struct Entry(TimeSpan At, EntryKind Kind, ReadOnlyMemory<byte> Octets);

/// <summary>The whole record of one connection: the truth that every judgement rests on, and all that is needed to judge again.</summary>
/// <param name="Testee">The role of the implementation under test.</param>
/// <param name="Entries">In the order in which they happened.</param>
public sealed record Transcript(Role Testee, ImmutableArray<Entry> Entries)
{
    /// <summary>Host and port of the URL that a client under test was given, as it has to repeat them; null when nobody gave it one.</summary>
    public string? Authority { get; init; }
}
