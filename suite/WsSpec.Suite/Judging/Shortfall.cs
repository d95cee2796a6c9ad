using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>Where a testee left what was allowed.</summary>
/// <param name="SoFar">What it did before, which was in order.</param>
/// <param name="Awaited">What could have come next, the last of it what had to.</param>
/// <param name="Seen">What came in its place; null: nothing.</param>
public sealed record Shortfall(ImmutableArray<Observation> SoFar, ImmutableArray<Pattern> Awaited, Observation? Seen)
{
    /// <summary>What shows it: what came in place of what had to, or else the last that came before; null where nothing came at all.</summary>
    public Observation? Decisive => Seen ?? SoFar.LastOrDefault();

    /// <summary>The place where the allowed behaviour that goes along the longest was left; null where nothing was missing.</summary>
    public static Shortfall? Of(ConformanceCase @case, Conversation conversation, TargetProfile profile) =>
        Of(@case.Expectation, Oracle.Relevant(@case.Scenario, conversation, profile));

    private static Shortfall? Of(Expectation expectation, ImmutableArray<Observation> observations)
    {
        var (trace, length) = expectation.Outcomes.Where(outcome => outcome.Verdict < Verdict.NonStrict)
            .Select(outcome => (outcome.Trace, Length: SoundLength(outcome.Trace, observations)))
            .OrderByDescending(along => along.Length).FirstOrDefault();
        return !trace.IsDefault && Pattern.Awaited(trace, observations[..length]).ToImmutableArray() is [_, ..] awaited
            ? new(observations[..length], awaited, observations.ElementAtOrDefault(length))
            : null;
    }

    /// <summary>How many observations are a beginning of what is described: with one more they are none, nor with any number more.</summary>
    private static int SoundLength(ImmutableArray<Pattern> trace, ImmutableArray<Observation> observations)
    {
        var (sound, unsound) = (0, observations.Length + 1);
        while (unsound - sound > 1)
        {
            var middle = (sound + unsound) / 2;
            (sound, unsound) = Pattern.MatchBeginning(trace, observations[..middle]) ? (middle, unsound) : (sound, middle);
        }

        return sound;
    }
}
