using System.Collections.Immutable;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>All that a run found out, before anybody decides what fails it.</summary>
public sealed record RunFacts
{
    /// <summary>What the testee is called.</summary>
    public required string Target { get; init; }

    public required Role Testee { get; init; }

    public required TargetProfile Profile { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Cases in the order of the catalogue, then the standing rules.</summary>
    public required ImmutableArray<Result> Results { get; init; }

    /// <summary>One for each time the testee stopped working.</summary>
    public ImmutableArray<Death> Deaths { get; init; } = [];

    /// <summary>Null when nobody watched it.</summary>
    public MemoryUse? Memory { get; init; }

    /// <summary>True when the run was stopped before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>What a command needs, beside the case and the seed, to play the same.</summary>
    public RerunArguments Rerun { get; init; } = RerunArguments.None;

    /// <summary>What an audit of captures says besides; null for a run that was played.</summary>
    public AuditFacts? Audit { get; init; }

    /// <summary>Which part of a larger run it is; null for a whole one.</summary>
    public Part? Part { get; init; }

    /// <summary>What it is, or is a part of; null where nobody knows, as for an audit and for reports of old versions.</summary>
    public CatalogueDigest? Catalogue { get; init; }

    /// <summary>How many variants of cases there are results for when it is complete.</summary>
    public int? Expected { get; init; }

    /// <summary>True when the cases were played for the sake of the standing rules, and are not reported.</summary>
    public bool RulesOnly { get; init; }

    /// <summary>Why it is not the whole that it was put together to be, a sentence each.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The same with each result as its conversation says by itself.</summary>
    public RunFacts ByThemselves => this with
    {
        Results = [.. Results.Select(result => result is CaseResult played ? played.ByItself : result)],
    };

    /// <summary>The same where more is missing.</summary>
    public RunFacts Lacking(ImmutableArray<string> more) => this with { Missing = [.. more, .. Missing] };

    public int Count(Verdict verdict) => Results.Count(r => r.Judgement.Verdict == verdict);
}
