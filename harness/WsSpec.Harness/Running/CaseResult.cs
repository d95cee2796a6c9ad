using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>One line of a report: what was asked and what came of it.</summary>
public abstract record Result
{
    public abstract string Id { get; }

    public abstract string Title { get; }

    /// <summary>The requirements it says something about.</summary>
    public abstract IEnumerable<string> Touches { get; }

    public required Judgement Judgement { get; init; }

    /// <summary>The conversation it rests on; null when nothing was played.</summary>
    public Transcript? Transcript { get; init; }

    /// <summary>The verdicts of all attempts, the first one first, when the case was tried again; otherwise empty.</summary>
    public ImmutableArray<Verdict> Attempts { get; init; } = [];

    /// <summary>True when another attempt gave another verdict: the result says more about chance than about the testee.</summary>
    public bool IsFlaky => Attempts.Distinct().Count() > 1;

    /// <summary>The id with the variant, unique within a run.</summary>
    public abstract string Name { get; }

    /// <summary>The case to play to see it again.</summary>
    public virtual string RerunId => Id;

    public string Family => Id[..Id.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>One case in one variant, played and judged.</summary>
public sealed record CaseResult : Result
{
    public required ConformanceCase Case { get; init; }

    public required Axes Axes { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>What a testee that is a program said besides; null for any other.</summary>
    public string? Remarks { get; init; }

    public override string Id => Case.Id;

    public override string Title => Case.Title;

    public override IEnumerable<string> Touches => Case.Touches;

    public override string Name => $"{Case.Id} {Axes}";
}

