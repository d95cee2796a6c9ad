using System.Collections.Immutable;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>The whole record of one connection: the truth that every judgement rests on, and all that is needed to judge again.</summary>
/// <param name="Testee">The role of the implementation under test.</param>
/// <param name="Entries">In the order in which they happened.</param>
public sealed record Transcript(Role Testee, ImmutableArray<Entry> Entries)
{
    /// <summary>
    /// Host and port of the URL that a client under test was given, as it has to repeat them; null when nobody gave it one.
    /// </summary>
    public string? Authority { get; init; }

    /// <summary>
    /// True when nothing follows from when something came, or that it did not come: the machine was too busy, or there was no time to wait.
    /// </summary>
    public bool TimeIsNoEvidence { get; init; }

    /// <summary>With what it begins; who plays a case always sees the opening handshake.</summary>
    public Onset Onset { get; init; }
}
