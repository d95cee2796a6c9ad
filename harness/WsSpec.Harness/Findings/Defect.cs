using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Findings;

/// <summary>One thing that is wrong with a testee: all results that show it.</summary>
/// <param name="Title">What is wrong, in one line.</param>
/// <param name="Members">The results, in the order of the report; not empty.</param>
/// <param name="Example">The simplest of them.</param>
/// <param name="Broken">The requirement that the example breaks.</param>
public sealed record Defect(string Title, ImmutableArray<Result> Members, Result Example, RequirementId? Broken)
{
    /// <summary>The results that show it too and are about something else, of which they say nothing therefore.</summary>
    public ImmutableArray<CaseResult> Explained { get; init; } = [];

    /// <summary>How many results show it.</summary>
    public int Size => Members.Length + Explained.Length;

    /// <summary>What to change; null where nobody has described the mistake.</summary>
    public string? Change { get; init; }

    /// <summary>The layers of the requirements that are broken, from the outermost inwards.</summary>
    public ImmutableArray<Layer> Layers =>
        [.. Members.Select(member => member.Layer).OfType<Layer>().Distinct().Order()];

    /// <summary>All requirements that are broken.</summary>
    public ImmutableArray<RequirementId> Requirements => [.. Members.Select(m => m.Judgement.Breaks).OfType<RequirementId>().Distinct()];
}
