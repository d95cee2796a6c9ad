using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Something the RFC forbids, seen on one connection.</summary>
/// <param name="Requirement">The requirement that is broken.</param>
/// <param name="Shape">What it looks like, without the values at hand: the same defect has the same shape.</param>
/// <param name="Summary">What was seen.</param>
public sealed record Problem(string Requirement, string Shape, string Summary)
{
    /// <summary>What a conversation shows; the standing rules come first, because they say more exactly what is wrong.</summary>
    /// <returns>Null when everything is allowed, or lax at most.</returns>
    public static Problem? In(ConformanceCase @case, Transcript transcript, TargetProfile profile)
    {
        var conversation = WireTap.Read(transcript);
        foreach (var rule in StandingRules.All.Where(rule => rule.Testee.Includes(transcript.Testee) && Registry.Get(rule.Covers[0]).VerdictIfViolated == Verdict.Fail))
        {
            if (rule.Breach(conversation) is { } breach)
            {
                return new(rule.Covers[0], rule.Id, breach);
            }
        }

        var judgement = Oracle.Judge(@case, conversation, profile);
        return judgement is { Verdict: Verdict.Fail, Breaks: { } requirement }
            ? new(requirement, ShapeOf(@case, judgement, conversation, profile), judgement.Summary)
            : null;
    }

    /// <summary>The name of the behaviour where it has one, otherwise how it ends.</summary>
    private static string ShapeOf(ConformanceCase @case, Judgement judgement, Conversation conversation, TargetProfile profile) =>
        @case.Outcomes.Any(outcome => outcome.Summary == judgement.Summary)
            ? judgement.Summary
            : string.Join(", ", Oracle.Relevant(@case, conversation, profile).TakeLast(2).Select(Kind));

    private static string Kind(Observation observation) =>
        observation is CloseSeen close ? $"Close {close.Code}" : observation.GetType().Name.Replace("Seen", "", StringComparison.Ordinal);
}
