using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>A standing rule, held against every transcript of the run.</summary>
public sealed record StandingResult : Result
{
    public required StandingRule Rule { get; init; }

    /// <summary>The first case that offends against it; null when none does.</summary>
    public CaseResult? Offender { get; init; }

    public override string Id => Rule.Id;

    public override string Title => Rule.Title;

    public override IEnumerable<string> Touches => Rule.Covers;

    public override string Name => Rule.Id;

    public override string RerunId => Offender?.Id ?? Id;

    /// <summary>One result for each rule that binds the testee.</summary>
    public static ImmutableArray<StandingResult> Of(IEnumerable<CaseResult> results, Role testee)
    {
        var conversations = results.Where(r => r.Transcript is not null)
            .Select(r => (Result: r, Conversation: WireTap.Read(r.Transcript!)))
            .ToList();
        return [.. StandingRules.All.Where(rule => rule.Testee.Includes(testee)).AsParallel().AsOrdered().Select(rule => Of(rule, conversations))];
    }

    private static StandingResult Of(StandingRule rule, List<(CaseResult Result, Conversation Conversation)> conversations)
    {
        var breaches = conversations.Select(c => (c.Result, Breach: rule.Breach(c.Conversation))).Where(b => b.Breach is not null).ToList();
        return breaches is [var first, ..]
            ? new()
            {
                Rule = rule,
                Offender = first.Result,
                Transcript = first.Result.Transcript,
                Judgement = new(Registry.Get(rule.Covers[0]).VerdictIfViolated, $"in {first.Result.Name}: {first.Breach}{(breaches.Count > 1 ? $" (and in {breaches.Count - 1} more cases)" : "")}")
                {
                    Breaks = rule.Covers[0],
                },
            }
            : new() { Rule = rule, Judgement = new(Verdict.Pass, $"kept in {conversations.Count} conversations") };
    }
}
