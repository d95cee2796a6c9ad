using System.Collections.Immutable;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Has cases played and records what was found out, also when the run is stopped.</summary>
public static class RunRecorder
{
    /// <param name="testee">As a probe has found it.</param>
    /// <param name="started">Looks after the testee during the run; null: nobody does.</param>
    /// <param name="progress">Told of each result as it comes.</param>
    public static async Task<RunFacts> RecordAsync(
        Testee testee,
        RunConfiguration configuration,
        RunPlan plan,
        StartedTestee? started,
        Action<Result>? progress,
        CancellationToken cancellation)
    {
        using var runner = new Runner(testee, configuration, started?.Revive);
        var clock = configuration.Play.Clock;
        var (began, timestamp) = (TimeProvider.System.GetUtcNow(), clock.GetTimestamp());
        var results = new List<CaseResult>();
        var interrupted = false;
        started?.SampleMemory();
        try
        {
            await foreach (var result in runner.RunAsync(plan, cancellation))
            {
                results.Add(result);
                started?.SampleMemory();
                progress?.Invoke(result);
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        var profile = Noticed(results, testee.Profile);
        return new()
        {
            Target = testee.Name,
            Testee = testee.Role,
            Profile = profile,
            Seed = configuration.Play.Seed,
            Started = began,
            Duration = clock.GetElapsedTime(timestamp),
            Results = Reported(profile == testee.Profile ? results : [.. results.Select(r => r.JudgedAgain(profile))], plan),
            Deaths = runner.Deaths,
            Memory = started?.Memory,
            Interrupted = interrupted,
            Rerun = testee.Rerun.Then(configuration.Rerun),
        };
    }

    /// <summary>Cases in the order of their suites and their variants in the order of the axes, then the standing rules.</summary>
    public static ImmutableArray<Result> InOrder(IEnumerable<CaseResult> results, ImmutableArray<StandingRule> rules)
    {
        ImmutableArray<CaseResult> cases =
        [
            .. results.GroupBy(r => r.Suite).SelectMany(ofSuite =>
                ofSuite.OrderBy(r => r.Suite.Order(r.Case)).ThenBy(r => r.Axes.Transport).ThenBy(r => r.Axes.Delivery)),
        ];
        return cases.IsEmpty ? [] : [.. cases, .. StandingResult.Of(rules, cases)];
    }

    /// <summary>
    /// The same of cases that were recorded before, perhaps in several parts: the rules are held against them again. Where only rules were
    /// reported there are no conversations to do so, and what was said of each rule stands; of several parts the gravest.
    /// </summary>
    public static ImmutableArray<Result> InOrder(IReadOnlyCollection<CaseResult> results, IEnumerable<StandingResult> recorded)
    {
        var byRule = recorded.GroupBy(r => r.Rule).ToList();
        return results.Count > 0
            ? InOrder(results, [.. byRule.Select(same => same.Key)])
            : [.. byRule.Select(same => same.MaxBy(r => r.Judgement.Verdict)!)];
    }

    /// <summary>A testee that talks or closes of its own accord need not do so while it is probed.</summary>
    private static TargetProfile Noticed(List<CaseResult> results, TargetProfile profile)
    {
        return profile with
        {
            IsLively = profile.IsLively || Shows(conversation => Liveliness.Shows(conversation, profile)),
            ClosesUnasked = profile.ClosesUnasked || Shows(Liveliness.ClosesUnasked),
        };

        bool Shows(Predicate<Conversation> sign) => results.Exists(r => r.Conversation is { } conversation && sign(conversation));
    }

    private static ImmutableArray<Result> Reported(List<CaseResult> results, RunPlan plan)
    {
        var all = InOrder(results, plan.Rules);
        return plan.ReportsCases ? all : [.. all.OfType<StandingResult>()];
    }
}
