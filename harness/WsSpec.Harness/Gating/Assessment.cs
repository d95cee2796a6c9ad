using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>What a policy and a baseline make of the results of one run.</summary>
public sealed record Assessment
{
    /// <summary>The usual policy, and no baseline.</summary>
    public static Assessment Usual { get; } = new();

    /// <summary>What fails the run.</summary>
    public FailOn FailOn { get; init; } = FailOn.Fail;

    /// <summary>The layers in which a failure fails the run; empty: all of them.</summary>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <summary>Whether a run that is not complete may pass all the same.</summary>
    public bool AllowsPartial { get; init; }

    /// <summary>The failures that the baseline lists: from the name of a result to the reason.</summary>
    public ImmutableDictionary<string, string> Known { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The entries of the baseline that no longer fail, one line each.</summary>
    public ImmutableArray<string> Stale { get; init; } = [];

    /// <summary>
    /// What is wrong with the baseline itself, one line each: entries that match nothing, and under a strict policy stale ones.
    /// </summary>
    public ImmutableArray<string> BaselineProblems { get; init; } = [];
}
