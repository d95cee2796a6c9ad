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
    public ImmutableArray<Conduct> Conducts { get; init; } = [];

    /// <param name="conduct">Null where nobody knows: then it does not matter.</param>
    public bool Explains(RequirementId broken, Conduct? conduct) =>
        (Breaks.Contains(broken) || (Layer is not null && Registry.Find(broken)?.Layer == Layer))
        && (Conducts.IsEmpty || conduct is not { } known || Conducts.Contains(known));
}
