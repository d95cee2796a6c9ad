using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The whole catalogue against one testee, as <c>wsspec run</c> does it.</summary>
internal static class SuiteRun
{
    private const int EveryFew = 7;

    public static Task<RunFacts> AgainstAsync(Uri url, params ImmutableArray<Delivery> deliveries) =>
        AgainstAsync(new UrlTarget(new(url)), Role.Server, deliveries);

    public static Task<RunFacts> AgainstAsync(ITarget target, Role role, params ImmutableArray<Delivery> deliveries) =>
        PlayAsync(target, role, deliveries, new Selection().Select(role));

    /// <summary>The cases for clients alone and every few of the others, for testees of which each connection is a process.</summary>
    public static Task<RunFacts> SampleAsync(ITarget target)
    {
        var plan = new Selection().Select(Role.Client);
        var byRoles = plan.Cases.ToLookup(c => c.Testee == Roles.Both);
        return PlayAsync(target, Role.Client, [], plan with { Cases = [.. byRoles[false], .. byRoles[true].Where((_, i) => i % EveryFew == 0)] });
    }

    private static async Task<RunFacts> PlayAsync(ITarget target, Role role, ImmutableArray<Delivery> deliveries, RunPlan plan)
    {
        var configuration = deliveries.IsEmpty ? RunConfiguration.Default : RunConfiguration.Default with { Deliveries = deliveries };
        var testee = await Prober.ProbeAsync(Testee.At(target, role), configuration.Kind, configuration.Play, CancellationToken.None);
        return await RunRecorder.RecordAsync(testee, configuration, plan, null, null, CancellationToken.None);
    }

    /// <summary>The results with one of these verdicts, each as one line that says why.</summary>
    public static IEnumerable<string> With(this RunFacts run, params Verdict[] verdicts) =>
        run.Results.Where(r => verdicts.Contains(r.Judgement.Verdict)).Select(r => $"{r.Judgement.Verdict}: {r.Name}: {r.Judgement.Summary} ({r.Judgement.Breaks})");

    /// <summary>Failures and errors, without those of cases whose ids begin with one of these: what is known, and explained in docs/findings.md.</summary>
    public static IEnumerable<string> FailuresBesides(this RunFacts run, params string[] known) => run.With(Verdict.Fail, Verdict.Error)
        .Where(line => !known.Any(beginning => line.StartsWith($"{Verdict.Fail}: {beginning}", StringComparison.Ordinal)));
}
