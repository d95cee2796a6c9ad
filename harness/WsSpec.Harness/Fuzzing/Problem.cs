using WsSpec.Harness.Driving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Fuzzing;

/// <summary>Something that must not be, seen on one connection.</summary>
/// <param name="Requirement">The requirement that is broken, or a word for what goes without saying in the RFC.</param>
/// <param name="Shape">What it looks like, without the values at hand: the same defect has the same shape.</param>
/// <param name="Summary">What was seen.</param>
public sealed record Problem(string Requirement, string Shape, string Summary)
{
    private const string Isolation = "isolation";

    /// <summary>The rules of each role whose breach fails a testee.</summary>
    private static readonly ILookup<Role, StandingRule> Rules = new[] { Role.Server, Role.Client }
        .SelectMany(role => StandingRules.All.Where(rule => rule.Testee.Includes(role)).Select(rule => (role, rule)))
        .Where(pair => Registry.Get(pair.rule.Covers[0]).VerdictIfViolated == Verdict.Fail)
        .ToLookup(pair => pair.role, pair => pair.rule);

    /// <summary>A name for a file: the requirement and what the shape hashes to.</summary>
    public string Name => $"{Requirement}-{(uint)StableHash.Of(0, Shape):x8}";

    /// <summary>True when it depends on what other connections did at the time, so that it may not show again alone.</summary>
    public bool IsFleeting => Requirement == Isolation;

    /// <summary>The testee stopped working.</summary>
    public static Problem Death(string symptom) =>
        new("liveness", "the testee has stopped working", $"the testee has stopped working: {symptom}");

    /// <summary>Octets that were sent on another connection.</summary>
    /// <param name="seed">With <paramref name="number"/>, what the dialogue is.</param>
    /// <returns>Null when none of those that can be told apart came.</returns>
    public static Problem? Leak(Conversation conversation, int seed, long number)
    {
        var payloads = conversation.TesteeFrames.Select(frame => frame.Payload)
            .Concat(conversation.Observations.OfType<MessageSeen>().Select(message => message.Payload));
        return payloads.Select(payload => DialogueMark.Foreign(payload.Span, seed, number))
            .FirstOrDefault(owner => owner is not null) is { } owner
            ? new(Isolation, "octets of another connection", $"octets came that dialogue {owner} has sent on another connection")
            : null;
    }

    /// <summary>What a conversation shows; the standing rules come first, because they say more exactly what is wrong.</summary>
    /// <returns>Null when everything is allowed, or lax at most.</returns>
    public static Problem? In(Scenario scenario, Expectation expectation, Conversation conversation, TargetProfile profile)
    {
        foreach (var rule in Rules[conversation.Testee])
        {
            if (rule.Breach(conversation) is { } breach)
            {
                return new(rule.Covers[0].Text, rule.Id, breach);
            }
        }

        var judgement = Oracle.Judge(scenario, expectation, conversation, profile);
        return judgement is { Verdict: Verdict.Fail, Breaks: { } requirement }
            ? new(requirement.Text, ShapeOf(scenario, expectation, judgement, conversation, profile), judgement.Summary)
            : null;
    }

    /// <summary>The name of the behaviour where it has one, otherwise how it ends.</summary>
    private static string ShapeOf(
        Scenario scenario, Expectation expectation, Judgement judgement, Conversation conversation, TargetProfile profile) =>
        expectation.Outcomes.Any(outcome => outcome.Summary == judgement.Summary)
            ? judgement.Summary
            : string.Join(", ", Oracle.Relevant(scenario, conversation, profile).TakeLast(2).Select(Kind));

    private static string Kind(Observation observation) =>
        observation is CloseSeen close ? $"Close {close.Code}" : observation.GetType().Name.Replace("Seen", "", StringComparison.Ordinal);
}
