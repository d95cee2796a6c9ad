using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>Judges conversations. Pure: no clock, no I/O, no state, so that a saved transcript gets the same judgement again.</summary>
public static class Oracle
{
    public static Judgement Judge(ConformanceCase @case, Conversation conversation, TargetProfile profile) =>
        Judge(@case.Scenario, @case.Expectation, conversation, profile);

    public static Judgement Judge(Scenario scenario, Expectation expectation, Conversation conversation, TargetProfile profile)
    {
        if (Missing(scenario, profile) is { } missing)
        {
            return missing;
        }

        if (!scenario.OpensInScript && !conversation.IsEstablished)
        {
            return new(Verdict.Inconclusive, $"the opening handshake was not accepted: {Narrative.Tell(conversation.Observations)}");
        }

        if (DeflateTerms.Obstacle(scenario, conversation) is { } obstacle)
        {
            return new(Verdict.Skipped, obstacle);
        }

        var observations = Relevant(scenario, conversation, profile);
        var outcome = expectation.Outcomes.FirstOrDefault(o => Pattern.Match(o.Trace, observations));
        return outcome is null
            ? Unforeseen(expectation.Subject, observations)
            : new(outcome.Verdict, outcome.Summary) { Breaks = outcome.Breaks, Uses = outcome.Uses, Diagnosis = Diagnose(
                outcome.Verdict, observations) };
    }

    /// <summary>The judgement of a scenario that need not be played, because the testee lacks what it needs; otherwise null.</summary>
    public static Judgement? Missing(Scenario scenario, TargetProfile profile)
    {
        var missing = scenario.Needs & ~profile.Offers;
        return missing == Needs.None ? null : new(Verdict.Skipped, $"the testee does not offer {missing}");
    }

    /// <summary>
    /// The observations that the outcomes are held against: no background traffic, and no handshake that merely opened the connection.
    /// </summary>
    public static ImmutableArray<Observation> Relevant(Scenario scenario, Conversation conversation, TargetProfile profile)
    {
        // What a client's request has to be like is for the standing rules to say.
        var observations = BackgroundTraffic.Remove(conversation, profile).RemoveAll(o => o is RequestSeen);
        return scenario.OpensInScript ? observations : observations.RemoveAll(o => o is ResponseSeen);
    }

    private static Judgement Unforeseen(RequirementId subject, ImmutableArray<Observation> observations)
    {
        var seen = Narrative.Tell(observations);
        if (observations.OfType<CloseSeen>().FirstOrDefault() is { Code: 1001 or 1008 or 1012 or 1013 } close)
        {
            return new(Verdict.Inconclusive, $"the testee closed for a reason of its own: {seen}") { Uses = Rfc6455.ServerMayCloseAnytime };
        }

        return new(Verdict.Fail, seen) { Breaks = subject, Diagnosis = Diagnose(Verdict.Fail, observations) };
    }

    private static string? Diagnose(Verdict verdict, ImmutableArray<Observation> observations) => verdict is Verdict.Fail
        ? observations.OfType<ResponseSeen>().Select(AcceptKeyDiagnosis.Of).FirstOrDefault(d => d is not null)
        : null;
}
