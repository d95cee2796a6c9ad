using System.Collections.Immutable;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Cases;

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
        IReadOnlyCollection<ConformanceCase> cases,
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
            await foreach (var result in runner.RunAsync(cases, cancellation))
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

        return new()
        {
            Target = testee.Name,
            Testee = testee.Role,
            Profile = testee.Profile,
            Seed = configuration.Play.Seed,
            Started = began,
            Duration = clock.GetElapsedTime(timestamp),
            Results = InOrder(results, testee.Role),
            Deaths = runner.Deaths,
            Memory = started?.Memory,
            Interrupted = interrupted,
            Rerun = testee.Rerun.Then(configuration.Rerun),
        };
    }

    /// <summary>Cases in the order of the catalogue and their variants in the order of the axes, then the standing rules, which belong to the native ones.</summary>
    public static ImmutableArray<Result> InOrder(IReadOnlyCollection<CaseResult> results, Role testee)
    {
        var cases = results.OrderBy(r => AnySuite.Order(r.Case)).ThenBy(r => r.Axes.Transport).ThenBy(r => r.Axes.Delivery).ToList();
        return [.. cases, .. cases.Exists(r => AnySuite.IsNative(r.Case)) ? StandingResult.Of(cases, testee) : []];
    }
}
