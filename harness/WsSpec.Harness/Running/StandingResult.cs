using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>A standing rule, held against every conversation of the run.</summary>
public sealed record StandingResult : Result
{
    public required StandingRule Rule { get; init; }

    /// <summary>The first case that offends against it; null when none does.</summary>
    public CaseResult? Offender { get; init; }

    public override ICheck Check => Rule;

    public override string Name => Rule.Id;

    public override string RerunId => Offender?.Id ?? Id;

    /// <summary>
    /// One result for each rule, held against the conversations of these cases: those that are packed are decoded one after the other.
    /// </summary>
    public static ImmutableArray<StandingResult> Of(ImmutableArray<StandingRule> rules, IEnumerable<CaseResult> cases)
    {
        var played = cases.Where(r => r.Conversation is not null).ToList();
        var breaches = new string?[played.Count][];
        Parallel.For(0, played.Count, i => breaches[i] = played[i].Aside is { } aside
            ? [.. rules.Select(aside.BreachOf)]
            : Heaviness.Look<string?[]>(played[i].Conversation!, atHand => [.. rules.Select(rule => rule.Breach(atHand))]));
        var run = played.ConvertAll(r => r.Conversation!);
        return
        [
            .. rules.Select((rule, i) => Of(rule, played, rule is RunRule
                ? [.. rule.Breaches(run)]
                : [.. breaches.Index().Where(b => b.Item[i] is not null).Select(b => (b.Index, b.Item[i]!))])),
        ];
    }

    private static StandingResult Of(StandingRule rule, List<CaseResult> played, List<(int Position, string Breach)> breaches)
    {
        if (breaches is not [var first, .. var others])
        {
            return new() { Rule = rule, Judgement = new(Verdict.Pass, $"kept in {played.Count} conversations") };
        }

        var offender = played[first.Position];
        return new()
        {
            Rule = rule,
            Offender = offender,
            Conversation = offender.Conversation,
            Judgement = new(
                Registry.Get(rule.Covers[0]).VerdictIfViolated,
                $"in {offender.Name}: {first.Breach}{(others.Count > 0 ? $" (and in {others.Count} more cases)" : "")}")
            {
                Breaks = rule.Covers[0],
            },
        };
    }
}
