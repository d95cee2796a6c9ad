using WsSpec.Harness.Driving;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>The whole catalogue against one testee, as <c>wsspec run</c> does it.</summary>
internal static class SuiteRun
{
    private const int EveryFew = 16;

    /// <summary>So many that all cases in which a testee says nothing are waited for at once.</summary>
    private const int ManyAtOnce = 64;

    /// <summary>Programs that are started at once.</summary>
    private const int FewAtOnce = 8;

    /// <summary>
    /// Last resorts: tests share the machine, and who answers at all may take long then. Silence is rare among the testees, so they cost little.
    /// </summary>
    public static Timers Patient { get; } = Timers.Default with
    {
        Handshake = TimeSpan.FromMinutes(1),
        Answer = TimeSpan.FromSeconds(30),
        Close = TimeSpan.FromSeconds(30),
        TransportEnd = TimeSpan.FromSeconds(30),
        Failure = TimeSpan.FromSeconds(10),
    };

    private static TargetOptions Options { get; } = new() { ConnectTimeout = Patient.Handshake };

    public static Task<RunReport> AgainstAsync(Uri server, Delivery delivery = Delivery.Whole, Timers? timers = null) =>
        AgainstAsync(new UrlTarget(server, Options), Role.Server, TransportKind.Tcp, delivery, timers);

    /// <summary>Over a path that delays the octets, and cuts them anywhere.</summary>
    public static Task<RunReport> OverSlowPathAsync(Uri server, TimeSpan delay) => AgainstAsync(
        new RoughTarget(new UrlTarget(server, Options), new(delay, Seed: 1), TimeProvider.System), Role.Server, TransportKind.Tcp);

    public static Task<RunReport> AgainstAsync(
        ITarget target, Role testee, TransportKind transport, Delivery delivery = Delivery.Whole, Timers? timers = null) => PlayAsync(
            target,
            new() { Driver = Driver(target, testee, timers ?? Patient), Transport = transport, Deliveries = [delivery], Jobs = ManyAtOnce },
            ConformanceCatalogue.All.Where(c => c.Testee.Includes(testee)));

    /// <summary>What the client's baseline lists and a few other cases, for clients of which each connection costs a process or a page.</summary>
    public static Task<RunReport> SampleAsync(ITarget client, string peer)
    {
        var cases = ConformanceCatalogue.All.Where(c => c.Testee.Includes(Role.Client)).ToList();
        return PlayAsync(
            client,
            new() { Driver = Driver(client, Role.Client, Patient), Transport = TransportKind.Tcp, Jobs = FewAtOnce },
            LongForm.Sample(cases, EveryFew).Union(cases.Where(c => KnownFailures.Lists(peer, c))));
    }

    /// <summary>A result as one line that says why.</summary>
    public static string Line(Result result) => $"{result.Judgement.Verdict}: {result.Name}: {result.Judgement.Summary} ({result.Judgement.Breaks})";

    private static DriverOptions Driver(ITarget target, Role testee, Timers timers) => new()
    {
        Testee = testee,
        Settings = new() { Host = target.Host, RequestTarget = target.RequestTarget },
        Timers = timers,
    };

    private static async Task<RunReport> PlayAsync(ITarget target, RunOptions options, IEnumerable<ConformanceCase> cases)
    {
        var driver = options.Driver with { Profile = await Prober.ProbeAsync(target, options.Driver, CancellationToken.None) };
        using var runner = new Runner(target, options with { Driver = driver });
        return await RunRecorder.RecordAsync(runner, target, driver, [.. cases], null, CancellationToken.None);
    }
}
