using System.Collections.Immutable;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>Has cases played and records what was found out, also when the run is stopped.</summary>
public static class RunRecorder
{
    /// <param name="testee">As a probe has found it.</param>
    /// <param name="started">Looks after the testee during the run; null: nobody does.</param>
    /// <param name="ledger">Told of each result as it comes, and knows those of an earlier session; null: nobody does.</param>
    /// <param name="progress">Told of each result as it comes.</param>
    public static async Task<RunFacts> RecordAsync(
        Testee testee,
        RunConfiguration configuration,
        RunPlan plan,
        StartedTestee? started,
        IRunLedger? ledger,
        Action<Result>? progress,
        CancellationToken cancellation)
    {
        using var runner = new Runner(testee, configuration, started?.Revive);
        var (clock, work) = (configuration.Play.Clock, Workload.Of(plan, testee.Target.Transport, configuration.Deliveries));
        var timestamp = clock.GetTimestamp();
        var head = Head(testee, configuration, plan, work);
        var earlier = ledger?.Begin(head);
        var results = earlier is null ? [] : Known(earlier, testee.Profile);
        var known = results.Select(r => r.Name).ToHashSet();
        results.ForEach(result => progress?.Invoke(result));
        var interrupted = false;
        started?.SampleMemory();
        try
        {
            await foreach (var result in runner.RunAsync(work.Variants.RemoveAll(planned => known.Contains(planned.Name)), cancellation))
            {
                results.Add(result);
                ledger?.Add(result);
                started?.SampleMemory();
                progress?.Invoke(result);
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        var profile = results.Where(r => r.Conversation is not null).Aggregate(testee.Profile, (known, r) => r.Aside is { } aside
            ? aside.Noticed(known)
            : Heaviness.Look(r.Conversation!, seen => Liveliness.Notice(known, seen)));
        return head with
        {
            Profile = profile,
            Started = earlier?.Started ?? head.Started,
            Duration = clock.GetElapsedTime(timestamp) + (earlier?.Duration ?? TimeSpan.Zero),
            Results = Reported(profile == testee.Profile ? results : [.. results.Select(r => r.JudgedAgain(profile))], plan),
            Deaths = [.. earlier?.Deaths ?? [], .. runner.Deaths],
            Memory = started?.Memory,
            Interrupted = interrupted,
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

    private static RunFacts Head(Testee testee, RunConfiguration configuration, RunPlan plan, Workload work) => new()
    {
        Target = testee.Name,
        Testee = testee.Role,
        Profile = testee.Profile,
        Seed = configuration.Play.Seed,
        Started = TimeProvider.System.GetUtcNow(),
        Duration = TimeSpan.Zero,
        Results = [.. plan.Rules.Select(rule => new StandingResult { Rule = rule, Judgement = new(Verdict.Skipped, "not judged yet") })],
        Interrupted = true,
        Rerun = testee.Rerun.Then(configuration.Rerun),
        Part = configuration.Part ?? Part.From(plan.Shard),
        Catalogue = work.Catalogue,
        Expected = work.Variants.Length,
        RulesOnly = !plan.ReportsCases,
    };

    /// <summary>What need not be played again; an error says nothing about the testee.</summary>
    private static List<CaseResult> Known(RunFacts earlier, TargetProfile profile)
    {
        var known = earlier.Results.OfType<CaseResult>().Where(r => r.Judgement.Verdict != Verdict.Error);
        var isSame = earlier.Profile with { Greetings = [] } == profile with { Greetings = [] };
        return [.. isSame ? known : known.Select(r => r.JudgedAgain(profile))];
    }

    /// <summary>The results of standing rules alone.</summary>
    public static ImmutableArray<Result> RulesOf(ImmutableArray<Result> all) => [.. all.OfType<StandingResult>()];

    private static ImmutableArray<Result> Reported(List<CaseResult> results, RunPlan plan)
    {
        var all = InOrder(results, plan.Rules);
        return plan.ReportsCases ? all : RulesOf(all);
    }
}
