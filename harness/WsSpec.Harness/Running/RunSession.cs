using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Running;

/// <summary>The run of one target: it is probed, the cases are played, and the results recorded.</summary>
public sealed class RunSession(TargetDefinition definition, RunSettings settings)
{
    private DriverOptions _driver = new() { Testee = definition.Testee, Settings = definition.Settings, Seed = settings.Seed, Timers = settings.Timers };

    /// <summary>Finds out what the testee offers; the run needs to know it first.</summary>
    /// <exception cref="Transports.TargetUnreachableException">The testee does not take part; the message says why.</exception>
    public async Task<TargetProfile> ProbeAsync(CancellationToken cancellation)
    {
        var found = await Prober.ProbeAsync(definition.Target, _driver, cancellation);
        var profile = settings.Kind switch
        {
            TargetKind.Echo => found with { Offers = found.Offers | Needs.Echo },
            TargetKind.Opaque => found with { Offers = found.Offers & ~Needs.Echo, Greetings = [] },
            TargetKind.Auto => found,
            _ => throw new InvalidOperationException($"{settings.Kind} is no kind of target"),
        };
        _driver = _driver with { Profile = profile };
        return profile;
    }

    /// <param name="progress">Told of each result as it comes.</param>
    public async Task<RunReport> RunAsync(RunPlan plan, Action<Result>? progress, CancellationToken cancellation)
    {
        using var runner = new Runner(definition.Target, new()
        {
            Driver = _driver,
            Jobs = settings.Jobs,
            Retries = settings.Retries,
            Revive = settings.Revive,
            Transport = definition.Transport,
            Deliveries = settings.Deliveries,
        });
        var report = await RunRecorder.RecordAsync(runner, definition.Target, _driver, plan, progress, cancellation);
        return report with { Target = definition.Name, RerunOptions = definition.RerunOptions };
    }
}
