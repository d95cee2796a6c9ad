using System.Collections.Immutable;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Engine;

/// <summary>One target, several workers, some time.</summary>
internal sealed class CoverageSearch(CorpusFolders folders, InstrumentedCopy copy, int jobs, TimeSpan time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <param name="show">Told how things stand, now and then.</param>
    public async Task<CampaignResult> RunAsync(Action<CampaignResult> show, CancellationToken cancellation)
    {
        folders.Prepare();
        var known = Crashes();
        var watchdogs = Enumerable.Range(0, jobs).Select(number => new Watchdog(
            folders, copy, copy.Scratch(Path.Combine(folders.Target.Name, $"{number}")), number)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(time);
        var started = TimeProvider.System.GetTimestamp();
        var work = Task.WhenAll(watchdogs.Select(watchdog => watchdog.RunAsync(stop.Token)));
        using var timer = new PeriodicTimer(Interval);
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            show(Result(watchdogs, started, known));
        }

        await work;
        var result = Result(watchdogs, started, known);
        await Distillation.RunAsync(copy, folders.Target, folders.Queue, folders.Queue, Novelty.HitCounts);
        watchdogs.ForEach(watchdog => watchdog.Dispose());
        return result;
    }

    private CampaignResult Result(List<Watchdog> watchdogs, long started, IReadOnlySet<string> known) => new(
        folders.Target.Name,
        TimeProvider.System.GetElapsedTime(started),
        TimeSpan.FromTicks(watchdogs.Sum(watchdog => watchdog.Channel.ProcessorTicks)),
        watchdogs.Sum(watchdog => watchdog.Channel.Executions),
        watchdogs.Max(watchdog => watchdog.Channel.Edges),
        watchdogs.Max(watchdog => watchdog.Channel.QueueLength),
        watchdogs.Sum(watchdog => watchdog.Losses),
        [.. Crashes().Except(known).Order(StringComparer.Ordinal)]);

    private HashSet<string> Crashes() => Directory.Exists(folders.Crashes) ? [.. Directory.EnumerateFiles(folders.Crashes)] : [];
}
