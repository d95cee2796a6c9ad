using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>One line of a report: what was asked and what came of it.</summary>
public abstract record Result
{
    /// <summary>What the testee was held to.</summary>
    public abstract ICheck Check { get; }

    public string Id => Check.Id;

    public string Title => Check.Title;

    /// <summary>The requirements it says something about.</summary>
    public IEnumerable<RequirementId> Touches => Check.Touches;

    public required Judgement Judgement { get; init; }

    /// <summary>The conversation it rests on, decoded once for all who look at it; null when nothing was played.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>The verdicts of all attempts, the first one first, when the case was tried again; otherwise empty.</summary>
    public ImmutableArray<Verdict> Attempts { get; init; } = [];

    /// <summary>True when another attempt gave another verdict: the result says more about chance than about the testee.</summary>
    public bool IsFlaky => Attempts.Distinct().Count() > 1;

    /// <summary>The id with the variant, unique within a run.</summary>
    public abstract string Name { get; }

    /// <summary>The case to play to see it again.</summary>
    public virtual string RerunId => Id;

    /// <summary>The layer of the requirement that is broken, or else of the one it is about; null in a suite that knows none.</summary>
    public Layer? Layer => Judgement.Breaks is { } broken ? Registry.Find(broken)?.Layer : Check.Layer;

    /// <summary>How many octets the harness had to send to show it; the most there are where nothing was played.</summary>
    public long OctetsSent =>
        Conversation?.Transcript.Entries.OfType<Entry.Sent>().Sum(sent => (long)sent.Octets.Length) ?? long.MaxValue;

    public string Family => Suite.Cases.Family.NameIn(Id);
}
