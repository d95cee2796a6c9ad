using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The catalogue against one testee, as <c>wsspec run</c> does it.</summary>
internal static class SuiteRun
{
    private const int EveryFew = 16;

    /// <summary>So many that all cases in which a testee says nothing are waited for at once.</summary>
    private const int ManyAtOnce = 64;

    /// <summary>Programs that are started at once.</summary>
    private const int FewAtOnce = 8;

    /// <summary>
    /// Last resorts: tests share the machine, and who answers at all may take long then. Silence is rare among the testees, so they cost
    /// little.
    /// </summary>
    public static Timers Patient { get; } = Timers.Default with
    {
        Handshake = TimeSpan.FromMinutes(1),
        Answer = TimeSpan.FromSeconds(30),
        Close = TimeSpan.FromSeconds(30),
        TransportEnd = TimeSpan.FromSeconds(30),
        Failure = TimeSpan.FromSeconds(10),
    };

    public static Task<RunFacts> AgainstAsync(Uri server, Delivery delivery = Delivery.Whole, Timers? timers = null) =>
        AgainstAsync(At(server), Role.Server, delivery, timers);

    /// <summary>Over a path that delays the octets, and cuts them anywhere.</summary>
    public static Task<RunFacts> OverSlowPathAsync(Uri server, TimeSpan delay) =>
        AgainstAsync(new RoughTarget(At(server), new(delay, Seed: 1), TimeProvider.System), Role.Server);

    public static Task<RunFacts> AgainstAsync(ITarget target, Role role, Delivery delivery = Delivery.Whole, Timers? timers = null) =>
        PlayAsync(target, new Selection().Select(
            role), role, new() { Deliveries = [delivery], Jobs = ManyAtOnce, Play = Under(timers ?? Patient) });

    /// <summary>
    /// What the client's baseline lists and a few other cases, for clients of which each connection costs a process or a page.
    /// </summary>
    public static Task<RunFacts> SampleAsync(ITarget client, string peer)
    {
        var plan = new Selection().Select(Role.Client);
        var sample = LongForm.Sample(plan.Cases, EveryFew).Union(plan.Cases.Where(c => KnownFailures.Lists(peer, c)));
        return PlayAsync(client, plan with { Cases = [.. sample] }, Role.Client, new() { Jobs = FewAtOnce, Play = Under(Patient) });
    }

    /// <summary>A result as one line that says why.</summary>
    public static string Line(Result result) =>
        $"{result.Judgement.Verdict}: {result.Name}: {result.Judgement.Summary} ({result.Judgement.Breaks})";

    private static UrlTarget At(Uri server) => new(new(server) { ConnectTimeout = Patient.Handshake });

    private static PlayOptions Under(Timers timers) => PlayOptions.Default with { Timers = timers };

    private static async Task<RunFacts> PlayAsync(ITarget target, RunPlan plan, Role role, RunConfiguration configuration)
    {
        var testee = await Prober.ProbeAsync(Testee.At(target, role), configuration.Kind, configuration.Play, CancellationToken.None);
        return await RunRecorder.RecordAsync(testee, configuration, plan, null, null, CancellationToken.None);
    }
}
