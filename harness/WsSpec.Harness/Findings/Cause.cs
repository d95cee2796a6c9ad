using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Findings;

/// <summary>One mistake that breaks any of several requirements, and what to change.</summary>
/// <param name="Title">The mistake, as a sentence.</param>
/// <param name="Change">What to change, in the words of whoever writes such an implementation.</param>
internal sealed record Cause(string Title, string Change)
{
    /// <summary>The requirements that it breaks.</summary>
    public ImmutableArray<RequirementId> Breaks { get; init; } = [];

    /// <summary>It breaks every requirement of this layer.</summary>
    public Layer? Layer { get; init; }

    /// <summary>What a testee does that has made it; empty: anything.</summary>
    public ImmutableArray<Upshot> Upshots { get; init; } = [];

    /// <summary>It shows in the cases whose id has this in it; empty: in all.</summary>
    public string CasesAbout { get; init; } = "";

    /// <param name="upshot">Null where nobody knows: then it does not matter.</param>
    /// <param name="id">Of the case or rule that shows it.</param>
    public bool Explains(RequirementId broken, Upshot? upshot, string id) =>
        id.Contains(CasesAbout, StringComparison.Ordinal) && Explains(broken, upshot);

    private bool Explains(RequirementId broken, Upshot? upshot) =>
        (Breaks.Contains(broken) || (Layer is not null && Registry.Find(broken)?.Layer == Layer))
        && (Upshots.IsEmpty || upshot is not { } known || Upshots.Contains(known));
}
