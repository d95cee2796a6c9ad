using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;

namespace WsSpec.Harness.Running;

/// <summary>What a run plays, and what it reports.</summary>
/// <param name="Suite">Whose cases these are.</param>
/// <param name="Cases">Those that are played, in order.</param>
/// <param name="Rules">Those that are held against the conversations.</param>
public sealed record RunPlan(ISuite Suite, ImmutableArray<ICase> Cases, ImmutableArray<StandingRule> Rules)
{
    /// <summary>False when the cases are played for the sake of the rules alone.</summary>
    public bool ReportsCases { get; init; } = true;

    /// <summary>What there will be results for.</summary>
    public IEnumerable<ICheck> Reported => (ReportsCases ? Cases : []).Concat<ICheck>(Rules);

    /// <summary>True when there is nothing to play, or nothing to say about it.</summary>
    public bool IsEmpty => Cases.IsEmpty || !Reported.Any();
}
