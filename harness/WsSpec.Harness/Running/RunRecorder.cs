using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Protocol;

namespace WsSpec.Harness.Running;

/// <summary>Collects the results of a run into a report, also when the run is stopped.</summary>
public static class RunRecorder
{
    /// <param name="progress">Told of each result as it comes.</param>
    public static async Task<RunReport> RecordAsync(
        Runner runner,
        ITarget target,
        DriverOptions options,
        IReadOnlyCollection<ConformanceCase> cases,
        Action<Result>? progress,
        CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = options.Clock.GetTimestamp();
        var results = new List<CaseResult>();
        var interrupted = false;
        try
        {
            await foreach (var result in runner.RunAsync(cases, cancellation))
            {
                results.Add(result);
                progress?.Invoke(result);
            }
        }
        catch (OperationCanceledException)
        {
            interrupted = true;
        }

        return new()
        {
            Target = target.Name,
            Testee = options.Testee,
            Profile = options.Profile,
            Seed = options.Seed,
            Started = started,
            Duration = options.Clock.GetElapsedTime(clock),
            Results = InOrder(results, options.Testee),
            Deaths = runner.Deaths,
            Interrupted = interrupted,
        };
    }

    /// <summary>Cases in the order of the catalogue and their variants in the order of the axes, then the standing rules, which belong to the native ones.</summary>
    public static ImmutableArray<Result> InOrder(IReadOnlyCollection<CaseResult> results, Role testee)
    {
        var cases = results.OrderBy(r => AnySuite.Order(r.Case)).ThenBy(r => r.Axes.Transport).ThenBy(r => r.Axes.Delivery).ToList();
        return [.. cases, .. cases.Exists(r => AnySuite.IsNative(r.Case)) ? StandingResult.Of(cases, testee) : []];
    }
}
