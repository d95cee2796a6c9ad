using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
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

    public override IEnumerable<RequirementId> Touches => Rule.Covers;

    public override string Name => Rule.Id;

    public override string RerunId => Offender?.Id ?? Id;

    /// <summary>One result for each rule that binds the testee.</summary>
    public static ImmutableArray<StandingResult> Of(IEnumerable<CaseResult> results, Role testee)
    {
        var played = results.Where(r => r.Transcript is not null).ToList();
        var run = played.Select(r => WireTap.Read(r.Transcript!)).ToList();
        return [.. StandingRules.All.Where(rule => rule.Testee.Includes(testee)).AsParallel().AsOrdered().Select(rule => Of(rule, played, run))];
    }

    private static StandingResult Of(StandingRule rule, List<CaseResult> played, List<Conversation> run)
    {
        if (rule.Breaches(run).ToList() is not [var first, .. var others])
        {
            return new() { Rule = rule, Judgement = new(Verdict.Pass, $"kept in {run.Count} conversations") };
        }

        var offender = played[first.Position];
        return new()
        {
            Rule = rule,
            Offender = offender,
            Transcript = offender.Transcript,
            Judgement = new(
                Registry.Get(rule.Covers[0]).VerdictIfViolated,
                $"in {offender.Name}: {first.Breach}{(others.Count > 0 ? $" (and in {others.Count} more cases)" : "")}")
            {
                Breaks = rule.Covers[0],
            },
        };
    }
}
