using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Findings;

/// <summary>Observed behaviour with kinds and codes, and without lengths and octets: one defect shows the same one in many cases.</summary>
/// <param name="Upshot">What the testee did when it came to the point; null where no conversation tells.</param>
/// <param name="Text">The same in words.</param>
internal sealed record Behaviour(Upshot? Upshot, string Text)
{
    /// <summary>The last observations of a conversation tell how it came out.</summary>
    private const int Telling = 3;

    private const int NormalClosure = 1000;

    public static Behaviour Of(Result result, TargetProfile profile) => result.Conversation is not { } kept
        ? new(null, WithoutNumbers(result.Judgement.Summary))
        : Heaviness.Look(kept, atHand => In(atHand, result, profile));

    private static Behaviour In(Conversation conversation, Result result, TargetProfile profile)
    {
        var observations = result is CaseResult { Case.Scenario: var scenario }
            ? Oracle.Relevant(scenario, conversation, profile)
            : [.. conversation.Observations.Where(o => o is not (RequestSeen or ResponseSeen))];
        return new(UpshotIn(observations, [.. conversation.HarnessFrames]), result switch
        {
            StandingResult rule => rule.Id,
            CaseResult played when IsForeseen(played) => played.Judgement.Summary,
            _ => string.Join(", then ", Kinds(observations)),
        });
    }

    private static bool IsForeseen(CaseResult result) =>
        result.Case is ConformanceCase @case && @case.Outcomes.Any(outcome => outcome.Summary == result.Judgement.Summary);

    private static Upshot UpshotIn(ImmutableArray<Observation> observations, ImmutableArray<TapFrame> sent) => observations
        .Skip(EarlierAnswers(observations, sent))
        .Select(observation => observation switch
        {
            CloseSeen close when Answers(close, sent) => Findings.Upshot.AnswersClose,
            CloseSeen => Findings.Upshot.Closes,
            SentinelAnswered or MessageSeen or PongSeen or PingSeen or ExchangeSeen => Findings.Upshot.GoesOn,
            ResponseSeen { Status: 101 } => Findings.Upshot.Accepts,
            ResponseSeen => Findings.Upshot.Refuses,
            TransportEnded => Findings.Upshot.Ends,
            _ => (Upshot?)null,
        })
        .FirstOrDefault(upshot => upshot is not null) ?? Findings.Upshot.StaysSilent;

    /// <summary>
    /// How many observations at the beginning tell of good messages and Pings before the last frame: at most one for each.
    /// </summary>
    private static int EarlierAnswers(ImmutableArray<Observation> observations, ImmutableArray<TapFrame> sent) => Math.Min(
        observations.TakeWhile(observation => observation is MessageSeen or PongSeen).Count(),
        sent.SkipLast(1).Count(frame => frame.Opcode.IsControl() ? frame.Opcode == Opcode.Ping : frame.Fin));

    /// <summary>Whether a Close is what a good one would have been answered with: the same code, 1000, or none.</summary>
    private static bool Answers(CloseSeen close, ImmutableArray<TapFrame> sent) =>
        sent.FirstOrDefault(frame => frame.Opcode == Opcode.Close) is { } sentClose
        && (close.Body.IsEmpty || close.Code == NormalClosure
            || (close.Body.Length >= 2 && sentClose.Payload.Span.StartsWith(close.Body.Span[..2])));

    private static IEnumerable<string> Kinds(ImmutableArray<Observation> observations)
    {
        var kinds = observations.Select(Kind).ToList();
        return kinds.Where((kind, i) => i == 0 || kinds[i - 1] != kind).TakeLast(Telling);
    }

    private static string Kind(Observation observation) => observation switch
    {
        CloseSeen { Code: { } code } => $"Close {code}",
        CloseSeen => "Close without code",
        MessageSeen message => $"{message.Type} message",
        ResponseSeen response => $"response {response.Status}",
        PingSeen => "Ping",
        PongSeen => "Pong",
        Silence => "silence",
        _ => Narrative.Tell(observation),
    };

    private static string WithoutNumbers(string text) =>
        string.Concat(text.Select((c, i) => char.IsAsciiDigit(c) && (i == 0 || !char.IsAsciiDigit(text[i - 1])) ? '#' : c)
            .Where(c => !char.IsAsciiDigit(c)));
}
