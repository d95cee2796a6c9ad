using System.Collections.Immutable;
using WsSpec.Protocol;
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
    /// <summary>A browser sends about half as many.</summary>
    private const int ManyFields = 30;

    /// <summary>The smallest limit for a head that is in use, in octets.</summary>
    private const int LongHead = 4096;

    public static Judgement Judge(ConformanceCase @case, Conversation conversation, TargetProfile profile) =>
        Judge(@case.Scenario, @case.Expectation, conversation, profile);

    /// <summary>An accusation that rests on time stands only where time is evidence.</summary>
    public static Judgement Judge(Scenario scenario, Expectation expectation, Conversation conversation, TargetProfile profile)
    {
        var judgement = JudgeAsSeen(scenario, expectation, conversation, profile);
        return conversation.Transcript.TimeIsNoEvidence && IsAccusation(judgement)
            && !IsAccusation(JudgeAsSeen(scenario, expectation, Timeless.Of(conversation), profile))
            ? new(Verdict.Inconclusive, $"there was no time to make sure: {judgement.Summary}")
            : judgement;
    }

    private static bool IsAccusation(Judgement judgement) => judgement.Verdict is Verdict.Fail or Verdict.NonStrict;

    private static Judgement JudgeAsSeen(Scenario scenario, Expectation expectation, Conversation conversation, TargetProfile profile)
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
        if (observations is [.. var played, AbandonedSeen])
        {
            if (IsSoundSoFar(expectation, played))
            {
                return new(Verdict.Inconclusive, $"not played to its end, so long was the silence: {Narrative.Tell(played)}");
            }

            observations = played;
        }

        var told = observations;
        if (observations is [.. var read, FloodSeen flood] && !HasSoundOutcome(expectation, observations))
        {
            if (IsSoundSoFar(expectation, read) || IsUnread(read))
            {
                return new(Verdict.Inconclusive, $"the testee sent {Narrative.Tell(flood)}: {Narrative.Tell(read)}");
            }

            observations = read;
        }

        var outcome = expectation.Outcomes.FirstOrDefault(o => Pattern.Match(o.Trace, observations));
        var isSound = outcome is { Verdict: not (Verdict.NonStrict or Verdict.Fail) };
        return !isSound && UnrelatedReason(observations) is { } reason
            ? new(Verdict.Inconclusive, $"{reason}: {Narrative.Tell(told)}")
            : !isSound && observations.Any(IsTooManyFields)
                ? new(Verdict.Informational, "the request has more fields than the server takes (RFC 6585 section 5)")
            : IsUndone(outcome, observations) && ClosesForItsOwnReason(expectation, observations, profile)
                ? new(Verdict.Inconclusive, $"the testee closed for a reason of its own: {Narrative.Tell(told)}")
                {
                    Uses = Rfc6455.ServerMayCloseAnytime,
                }
            : outcome is null ? Unforeseen(expectation, observations)
            : new(outcome.Verdict, outcome.Summary)
            {
                Breaks = outcome.Breaks,
                Uses = outcome.Uses,
                Diagnosis = Diagnose(outcome.Verdict, observations),
            };
    }

    /// <summary>The judgement of a scenario that need not be played, because the testee lacks what it needs; otherwise null.</summary>
    public static Judgement? Missing(Scenario scenario, TargetProfile profile)
    {
        var missing = scenario.Needs & ~profile.Offers;
        return missing != Needs.None ? new(Verdict.Skipped, $"the testee does not offer {missing}")
            : profile.KeepsEmptyMessages
                && scenario.Script.Any(step => step is Await { What: Awaited.ForMessage { Payload.IsEmpty: true } })
                ? new(Verdict.Skipped, "the application does not echo empty messages")
            : profile.KeepsType is { } kept && scenario.Script.Any(step => EchoedType(step) == kept)
                ? new(Verdict.Skipped, $"the application does not echo {kept} messages")
            : profile is { IsLively: true, Echoes: true } && scenario.Script.Any(step => step is Exchange)
                ? new(Verdict.Skipped, "the testee sends messages of its own, which an exchange cannot be told from")
            : null;
    }

    private static Opcode? EchoedType(Step step) => step switch
    {
        Await { What: Awaited.ForMessage message } => message.Type,
        Exchange exchange => exchange.Messages.Type,
        _ => null,
    };

    /// <summary>
    /// The observations that the outcomes are held against: no background traffic, and no handshake that merely opened the connection.
    /// </summary>
    public static ImmutableArray<Observation> Relevant(Scenario scenario, Conversation conversation, TargetProfile profile)
    {
        // What a client's request has to be like is for the standing rules to say.
        var observations = BackgroundTraffic.Remove(conversation, profile, scenario.DelaysResponse).RemoveAll(o => o is RequestSeen);
        return scenario.OpensInScript ? observations : observations.RemoveAll(o => o is ResponseSeen);
    }

    /// <summary>
    /// Whether a Close for a reason of the testee's own undoes the accusation: not where it is accused of leaving the transport open
    /// behind it.
    /// </summary>
    private static bool IsUndone(Outcome? outcome, ImmutableArray<Observation> observations) =>
        outcome is null || (outcome.Verdict == Verdict.Fail && !observations.Any(o => o is Silence));

    private static Judgement Unforeseen(Expectation expectation, ImmutableArray<Observation> observations) =>
        new(Verdict.Fail, Narrative.Tell(observations)) { Breaks = expectation.Subject, Diagnosis = Diagnose(Verdict.Fail, observations) };

    /// <summary>
    /// Sections 7.3 and 7.4 let an endpoint close when it likes. What it did before is its own: a wrong answer, or one that is overdue, is
    /// not undone by a Close after it.
    /// </summary>
    private static bool ClosesForItsOwnReason(
        Expectation expectation, ImmutableArray<Observation> observations, TargetProfile profile) =>
        observations.OfType<CloseSeen>().FirstOrDefault() is { } close
        && (!close.IsAnswer || profile.ClosesUnasked)
        && CloseReasons.AreItsOwn(close)
        && IsSoundSoFar(expectation, observations[..observations.IndexOf(close)]);

    private static bool HasSoundOutcome(Expectation expectation, ImmutableArray<Observation> observations) =>
        expectation.Outcomes.FirstOrDefault(o => Pattern.Match(o.Trace, observations))
            is { Verdict: not (Verdict.NonStrict or Verdict.Fail) };

    /// <summary>Whether the testee's half of the opening handshake, which a case is about, was too long to be read.</summary>
    private static bool IsUnread(ImmutableArray<Observation> observations) =>
        !observations.Any(o => o is ResponseSeen or MessageSeen or CloseSeen);

    /// <summary>Whether something that is no failure begins like this.</summary>
    private static bool IsSoundSoFar(Expectation expectation, ImmutableArray<Observation> observations) =>
        expectation.Outcomes.Any(o => o.Verdict != Verdict.Fail && Pattern.MatchBeginning(o.Trace, observations));

    /// <summary>
    /// Why what was seen says nothing about the testee: it is crowded (RFC 6585 section 4, RFC 9110 section 15.6.4), or another answered.
    /// </summary>
    private static string? UnrelatedReason(ImmutableArray<Observation> observations) =>
        observations.Any(o => o is ResponseSeen { Status: 429 or 503 }) ? "the testee is crowded"
        : observations.Any(o => o is ForeignResponseSeen) ? "something between has answered in the testee's place"
        : null;

    /// <summary>A 431 to a request that has many, or long ones; where it has few, the status is as wrong as any other.</summary>
    private static bool IsTooManyFields(Observation observation) =>
        observation is ResponseSeen { Status: 431, Request: { } request }
            && (request.Fields.Length > ManyFields || request.Octets.Length > LongHead);

    private static string? Diagnose(Verdict verdict, ImmutableArray<Observation> observations) => verdict is Verdict.Fail
        ? observations.OfType<ResponseSeen>().Select(AcceptKeyDiagnosis.Of).FirstOrDefault(d => d is not null)
        : null;
}
