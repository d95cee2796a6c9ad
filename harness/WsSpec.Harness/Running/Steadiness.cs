using System.Collections.Immutable;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Running;

/// <summary>Whether a target gets the same verdicts however its octets are delayed and cut.</summary>
public static class Steadiness
{
    /// <summary>Runs the cases once as they are and then over rough paths.</summary>
    /// <param name="delays">One run for each.</param>
    /// <param name="progress">Told the report of each run and its delay.</param>
    /// <returns>Every verdict that differs from the first run's.</returns>
    public static async Task<ImmutableArray<Wavering>> CheckAsync(
        TargetDefinition definition,
        RunSettings settings,
        RunPlan plan,
        ImmutableArray<TimeSpan> delays,
        Action<RunReport, TimeSpan>? progress,
        CancellationToken cancellation)
    {
        var calm = (await RunAsync(definition, settings, plan, cancellation)).Results.ToDictionary(r => r.Name);
        var wavering = ImmutableArray.CreateBuilder<Wavering>();
        foreach (var (run, delay) in delays.Index())
        {
            var roughness = new Roughness(delay, Seed: run);
            var over = definition with { Target = new RoughTarget(definition.Target, roughness, TimeProvider.System) };
            var report = await RunAsync(over, settings, plan, cancellation);
            wavering.AddRange(report.Results
                .Where(r => r.Judgement.Verdict != calm[r.Name].Judgement.Verdict)
                .Select(r => new Wavering(calm[r.Name], r, roughness)));
            progress?.Invoke(report, delay);
        }

        return wavering.ToImmutable();
    }

    private static async Task<RunReport> RunAsync(
        TargetDefinition definition, RunSettings settings, RunPlan plan, CancellationToken cancellation)
    {
        var session = new RunSession(definition, settings);
        await session.ProbeAsync(cancellation);
        var report = await session.RunAsync(plan, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return report;
    }
}
