using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>A description of observations: data, so that a report can print what was allowed.</summary>
public abstract record Pattern
{
    /// <summary>The positions at which a match that begins at <paramref name="start"/> can end, the longest first.</summary>
    public abstract IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start);

    /// <summary>
    /// Whether all observations from <paramref name="start"/> on are the beginning of what is described, with more to come.
    /// </summary>
    public abstract bool Begins(ImmutableArray<Observation> observations, int start);

    /// <summary>What is described, as a phrase.</summary>
    public abstract string Describe();

    /// <summary>Whether the patterns, one after the other, describe all of the observations.</summary>
    public static bool Match(ImmutableArray<Pattern> trace, ImmutableArray<Observation> observations) =>
        trace.Aggregate(Start, (reached, pattern) => pattern.After(reached, observations)).Contains(observations.Length);

    /// <summary>Whether the observations are all of what the patterns describe, or its beginning.</summary>
    public static bool MatchBeginning(ImmutableArray<Pattern> trace, ImmutableArray<Observation> observations)
    {
        var reached = Start;
        foreach (var pattern in trace)
        {
            if (reached.Any(position => pattern.Begins(observations, position)))
            {
                return true;
            }

            reached = pattern.After(reached, observations);
        }

        return reached.Contains(observations.Length);
    }

    /// <summary>
    /// The patterns that may be met next where the observations are the beginning of what is described: those that may be left out, and the
    /// one that has to come, if one has to.
    /// </summary>
    public static IEnumerable<Pattern> Awaited(ImmutableArray<Pattern> trace, ImmutableArray<Observation> observations)
    {
        var reached = Start;
        foreach (var pattern in trace)
        {
            var isNext = reached.Any(position => pattern.Begins(observations, position));
            if (isNext)
            {
                yield return pattern;
            }

            reached = pattern.After(reached, observations);
            if (isNext && !reached.Contains(observations.Length))
            {
                yield break;
            }
        }
    }

    /// <summary>The positions reached by the patterns so far; a set, so that no backtracking can take exponential time.</summary>
    private static ImmutableArray<int> Start { get; } = [0];

    private ImmutableArray<int> After(ImmutableArray<int> reached, ImmutableArray<Observation> observations) =>
        reached switch
        {
            [] => [],
            [var only] => [.. Ends(observations, only)],
            _ => [.. reached.SelectMany(position => Ends(observations, position)).Distinct()],
        };
}

/// <summary>A pattern that describes exactly one observation.</summary>
public abstract record One : Pattern
{
    public abstract bool Matches(Observation observation);

    public override IEnumerable<int> Ends(ImmutableArray<Observation> observations, int start) =>
        start < observations.Length && Matches(observations[start]) ? [start + 1] : [];

    public override bool Begins(ImmutableArray<Observation> observations, int start) => start == observations.Length;
}
