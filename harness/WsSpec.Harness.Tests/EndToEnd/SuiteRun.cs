using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The catalogue against one testee, as <c>wsspec run</c> does it.</summary>
internal static class SuiteRun
{
    /// <summary>For clients of which each connection costs a process or a page.</summary>
    private const int EveryFew = 16;

    /// <summary>For the rest, where the whole catalogue has been played once already or is played by <c>wsspec run</c> at any time.</summary>
    private const int EveryThird = 3;

    private const int ManyAtOnce = 16;

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

    /// <summary>Cases of a role; one delivery gets them all, and the others some of them.</summary>
    public static RunPlan Plan(Role role, Delivery delivery)
    {
        var plan = new Selection().Select(role);
        return delivery == Delivery.Whole ? plan : plan with { Cases = [.. LongForm.Sample(plan.Cases, EveryThird)] };
    }

    /// <summary>A testee that has nothing to be complained about, and all the time in the world.</summary>
    public static Task<RunFacts> OfReferenceAsync(ITarget target, Role role, Delivery delivery, Timers timers) =>
        PlayAsync(target, Plan(role, delivery), role, new() { Deliveries = [delivery], Jobs = ManyAtOnce, Play = Under(timers) });

    /// <summary>A part of what the peer's baseline lists and of the other cases, with the deadlines that users have.</summary>
    public static Task<RunFacts> AgainstAsync(Uri server, string peer) => AgainstAsync(At(server), Role.Server, peer);

    /// <summary>The same over a path that delays the octets, and cuts them anywhere.</summary>
    public static Task<RunFacts> OverSlowPathAsync(Uri server, TimeSpan delay, string peer) =>
        AgainstAsync(new RoughTarget(At(server), new(delay, Seed: 1), TimeProvider.System), Role.Server, peer);

    /// <inheritdoc cref="AgainstAsync(Uri, string)"/>
    public static Task<RunFacts> AgainstAsync(ITarget target, Role role, string peer) =>
        PlayAsync(target, Sample(role, peer, EveryThird, ofListed: 1), role, new() { Jobs = ManyAtOnce });

    /// <inheritdoc cref="AgainstAsync(Uri, string)"/>
    public static Task<RunFacts> SampleAsync(ITarget client, string peer) =>
        PlayAsync(client, Sample(Role.Client, peer, EveryFew, EveryThird), Role.Client, new() { Jobs = FewAtOnce });

    /// <summary>Whatever a proxy before a server has a part in: HTTP, and the fields that it writes anew for each request.</summary>
    public static Task<RunFacts> BehindProxyAsync(Uri proxy)
    {
        var plan = new Selection { Layers = [Layer.Http] }.Select(Role.Server);
        var rewritten = new Selection { Families = ["connection", "upgrade"] }.Select(Role.Server);
        plan = plan with { Cases = [.. plan.Cases.Union(rewritten.Cases)] };
        return PlayAsync(At(proxy), plan, Role.Server, new() { Jobs = ManyAtOnce });
    }

    public static UrlTarget At(Uri server) => new(new(server) { ConnectTimeout = Patient.Handshake });

    /// <summary>A result as one line that says why.</summary>
    public static string Line(Result result) =>
        $"{result.Judgement.Verdict}: {result.Name}: {result.Judgement.Summary} ({result.Judgement.Breaks})";

    private static RunPlan Sample(Role role, string peer, int few, int ofListed)
    {
        var plan = new Selection().Select(role);
        var listed = LongForm.Sample(plan.Cases.Where(c => KnownFailures.Lists(peer, c)), ofListed);
        return plan with { Cases = [.. LongForm.Sample(plan.Cases, few).Union(listed)] };
    }

    private static PlayOptions Under(Timers timers) => PlayOptions.Default with { Timers = timers };

    private static async Task<RunFacts> PlayAsync(ITarget target, RunPlan plan, Role role, RunConfiguration configuration)
    {
        var testee = await Prober.ProbeAsync(Testee.At(target, role), configuration.Kind, configuration.Play, CancellationToken.None);
        return await RunRecorder.RecordAsync(testee, configuration, plan, null, null, null, CancellationToken.None);
    }
}
