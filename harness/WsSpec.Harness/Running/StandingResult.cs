using System.Collections;
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

    /// <summary>One result for each rule, held against the conversations of these cases.</summary>
    public static ImmutableArray<StandingResult> Of(ImmutableArray<StandingRule> rules, IEnumerable<CaseResult> cases)
    {
        var played = cases.Where(r => r.Kept is not null).ToList();
        var single = rules.Where(rule => rule is not RunRule).ToList();
        var breaches = played.AsParallel().AsOrdered().Select(result => Breaches(single, result.Conversation!)).ToList();
        var run = new Conversations(played);
        return [.. rules.Select(rule => Of(rule, played, rule is RunRule
            ? rule.Breaches(run)
            : breaches.Index().Select(of => (of.Index, of.Item[single.IndexOf(rule)]!)).Where(of => of.Item2 is not null)))];
    }

    /// <summary>What breaks each of the rules in one conversation, or null: it is decoded once for all of them.</summary>
    private static string?[] Breaches(List<StandingRule> rules, Conversation conversation) =>
        [.. rules.Select(rule => rule.Breach(conversation))];

    private static StandingResult Of(StandingRule rule, List<CaseResult> played, IEnumerable<(int Position, string Breach)> breaches)
    {
        if (breaches.ToList() is not [var first, .. var others])
        {
            return new() { Rule = rule, Judgement = new(Verdict.Pass, $"kept in {played.Count} conversations") };
        }

        var offender = played[first.Position];
        return new()
        {
            Rule = rule,
            Offender = offender,
            Kept = offender.Kept,
            Judgement = new(
                Registry.Get(rule.Covers[0]).VerdictIfViolated,
                $"in {offender.Name}: {first.Breach}{(others.Count > 0 ? $" (and in {others.Count} more cases)" : "")}")
            {
                Breaks = rule.Covers[0],
            },
        };
    }

    /// <summary>The conversations of a run, each decoded while it is looked at.</summary>
    private sealed class Conversations(List<CaseResult> played) : IReadOnlyList<Conversation>
    {
        public int Count => played.Count;

        public Conversation this[int index] => played[index].Conversation!;

        public IEnumerator<Conversation> GetEnumerator() => played.Select(result => result.Conversation!).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
