using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
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

    public static Task<RunReport> AgainstAsync(Uri url, params ImmutableArray<Delivery> deliveries) =>
        AgainstAsync(new UrlTarget(url, new TargetOptions()), Role.Server, TransportKind.Tcp, deliveries);

    public static Task<RunReport> AgainstAsync(ITarget target, Role testee, TransportKind transport, ImmutableArray<Delivery> deliveries) =>
        PlayAsync(target, testee, transport, deliveries, new Selection().Select(testee));

    /// <summary>The cases for clients alone and every few of the others, for testees of which each connection is a process.</summary>
    public static Task<RunReport> SampleAsync(ITarget target, Role testee, TransportKind transport)
    {
        var plan = new Selection().Select(testee);
        var byRoles = plan.Cases.ToLookup(c => c.Testee == Roles.Both);
        return PlayAsync(target, testee, transport, [], plan with { Cases = [.. byRoles[false], .. byRoles[true].Where((_, i) => i % EveryFew == 0)] });
    }

    private static async Task<RunReport> PlayAsync(
        ITarget target, Role testee, TransportKind transport, ImmutableArray<Delivery> deliveries, RunPlan plan)
    {
        var driver = new DriverOptions
        {
            Testee = testee,
            Settings = new() { Host = target.Host, RequestTarget = target.RequestTarget },
        };
        driver = driver with { Profile = await Prober.ProbeAsync(target, driver, CancellationToken.None) };
        using var runner = new Runner(target, new()
        {
            Driver = driver,
            Transport = transport,
            Deliveries = deliveries.IsEmpty ? [Delivery.Whole] : deliveries,
        });
        return await RunRecorder.RecordAsync(runner, target, driver, plan, null, CancellationToken.None);
    }

    /// <summary>The results with one of these verdicts, each as one line that says why.</summary>
    public static IEnumerable<string> With(this RunReport report, params Verdict[] verdicts) =>
        report.Results.Where(r => verdicts.Contains(r.Judgement.Verdict)).Select(r => $"{r.Judgement.Verdict}: {r.Name}: {r.Judgement.Summary} ({r.Judgement.Breaks})");

    /// <summary>Failures and errors, without those of cases whose ids begin with one of these: what is known, and explained in docs/findings.md.</summary>
    public static IEnumerable<string> FailuresBesides(this RunReport report, params string[] known) => report.With(Verdict.Fail, Verdict.Error)
        .Where(line => !known.Any(beginning => line.StartsWith($"{Verdict.Fail}: {beginning}", StringComparison.Ordinal)));
}
