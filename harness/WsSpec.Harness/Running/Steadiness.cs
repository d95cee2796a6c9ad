using System.Collections.Immutable;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Running;

/// <summary>Whether a target gets the same verdicts however its octets are delayed and cut.</summary>
public static class Steadiness
{
    /// <summary>Runs the cases once as they are and then over rough paths.</summary>
    /// <param name="delays">One run for each.</param>
    /// <param name="progress">Told the facts of each run and its delay.</param>
    /// <returns>Every verdict that differs from the first run's.</returns>
    public static async Task<ImmutableArray<Wavering>> CheckAsync(
        Testee testee,
        RunConfiguration configuration,
        RunPlan plan,
        ImmutableArray<TimeSpan> delays,
        Action<RunFacts, TimeSpan>? progress,
        CancellationToken cancellation)
    {
        var calm = (await RunAsync(testee, configuration, plan, cancellation)).Results.ToDictionary(r => r.Name);
        var wavering = ImmutableArray.CreateBuilder<Wavering>();
        foreach (var (seed, delay) in delays.Index())
        {
            var roughness = new Roughness(delay, Seed: seed);
            var over = testee with { Target = new RoughTarget(testee.Target, roughness, TimeProvider.System) };
            var run = await RunAsync(over, configuration, plan, cancellation);
            wavering.AddRange(run.Results
                .Where(r => r.Judgement.Verdict != calm[r.Name].Judgement.Verdict)
                .Select(r => new Wavering(calm[r.Name], r, roughness)));
            progress?.Invoke(run, delay);
        }

        return wavering.ToImmutable();
    }

    private static async Task<RunFacts> RunAsync(
        Testee testee, RunConfiguration configuration, RunPlan plan, CancellationToken cancellation)
    {
        var found = await Prober.ProbeAsync(testee, configuration.Kind, configuration.Play, cancellation);
        var run = await RunRecorder.RecordAsync(found, configuration, plan, null, null, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return run;
    }
}
