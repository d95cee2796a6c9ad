using System.Collections.Immutable;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>What a run plays, and what it reports.</summary>
/// <param name="Suite">Whose cases these are.</param>
/// <param name="Cases">Those that are selected, in order.</param>
/// <param name="Rules">Those that are held against the conversations.</param>
public sealed record RunPlan(ISuite Suite, ImmutableArray<ICase> Cases, ImmutableArray<StandingRule> Rules)
{
    /// <summary>False when the cases are played for the sake of the rules alone.</summary>
    public bool ReportsCases { get; init; } = true;

    /// <summary>The part of the cases that is played.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>The cases of which this part has the usual variant.</summary>
    public ImmutableArray<ICase> CasesOfPart => Shard.Of(Cases, @case => Shard.NameOf(@case.Id, Delivery.Whole));

    /// <summary>What there will be results for.</summary>
    public IEnumerable<ICheck> Reported => (ReportsCases ? CasesOfPart : []).Concat<ICheck>(Rules);

    /// <summary>True when there is nothing to play, or nothing to say about it.</summary>
    public bool IsEmpty => Cases.IsEmpty || !(ReportsCases || Rules.Any());

    /// <summary>Every case in every variant, as results that nobody has played yet, whatever the part.</summary>
    public ImmutableArray<CaseResult> Variants(TransportKind transport, ImmutableArray<Delivery> deliveries) =>
    [
        .. Cases.SelectMany(@case => deliveries.Select(delivery => new CaseResult
        {
            Suite = Suite,
            Case = @case,
            Axes = new(transport, delivery),
            Judgement = new(Verdict.Skipped, ""),
        })),
    ];
}
