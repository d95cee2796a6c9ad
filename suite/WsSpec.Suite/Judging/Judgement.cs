using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Judging;

/// <summary>What the oracle of a suite says of one case, and why.</summary>
/// <param name="Verdict">The grade.</param>
/// <param name="Summary">The behaviour that was seen, as a phrase.</param>
public record Judgement(Verdict Verdict, string Summary)
{
    /// <summary>The requirement that was broken, if any.</summary>
    public RequirementId? Breaks { get; init; }

    /// <summary>The requirement whose freedom was used, if any.</summary>
    public RequirementId? Uses { get; init; }

    /// <summary>What the wrong value looks like, when the suite knows the mistake.</summary>
    public string? Diagnosis { get; init; }
}
