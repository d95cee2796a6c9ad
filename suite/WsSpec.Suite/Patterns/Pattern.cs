using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>A description of observations: data, so that a report can print what was allowed.</summary>
public abstract record Pattern
{
    /// <summary>The positions at which a match that begins at <paramref name="start"/> can end, the longest first.</summary>
    public abstract IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start);

    /// <summary>What is described, as a phrase.</summary>
    public abstract string Describe();

    /// <summary>Whether the patterns, one after the other, describe all of the observations.</summary>
    public static bool Match(ImmutableArray<Pattern> trace, ImmutableArray<Observation> observations)
    {
        // The positions reached by the patterns so far; a set, so that no backtracking can take exponential time.
        IEnumerable<int> reached = [0];
        foreach (var pattern in trace)
        {
            reached = [.. reached.SelectMany(position => pattern.Ends(observations, position)).Distinct()];
        }

        return reached.Contains(observations.Length);
    }
}

/// <summary>A pattern that describes exactly one observation.</summary>
public abstract record One : Pattern
{
    public abstract bool Matches(Observation observation);

    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) =>
        start < observations.Length && Matches(observations[start]) ? [start + 1] : [];
}
