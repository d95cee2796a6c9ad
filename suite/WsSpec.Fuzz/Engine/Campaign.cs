using System.Globalization;

namespace WsSpec.Fuzz.Engine;

/// <summary>One target, several workers, some time.</summary>
internal sealed class Campaign(CorpusFolders folders, int jobs, TimeSpan time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <param name="isLive">Whether the status may be written over and over on one line.</param>
    /// <returns>The files of the findings that are new.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(TextWriter output, bool isLive, CancellationToken cancellation)
    {
        folders.Prepare();
        var known = Crashes();
        using var copy = new Instrumentation();
        var watchdogs = Enumerable.Range(0, jobs).Select(number => new Watchdog(folders.Target, copy, folders, number)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(time);
        var work = Task.WhenAll(watchdogs.Select(watchdog => watchdog.RunAsync(stop.Token)));
        await ShowAsync(watchdogs, work, output, isLive, () => Crashes().Count - known.Count);
        await work;
        await Distillation.RunAsync(copy, folders.Target, folders.Queue, folders.Queue, Precision.Orders);
        watchdogs.ForEach(watchdog => watchdog.Dispose());
        return [.. Crashes().Except(known)];
    }

    private static async Task ShowAsync(List<Watchdog> watchdogs, Task work, TextWriter output, bool isLive, Func<int> findings)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            if (isLive || work.IsCompleted)
            {
                await output.WriteAsync((isLive ? "\r" : "") + Tell(watchdogs, TimeProvider.System.GetElapsedTime(started), findings()));
            }
        }

        await output.WriteLineAsync();
    }

    private static string Tell(List<Watchdog> watchdogs, TimeSpan elapsed, int findings)
    {
        var executions = watchdogs.Sum(watchdog => watchdog.Channel.Executions);
        var processor = TimeSpan.FromTicks(watchdogs.Sum(watchdog => watchdog.Channel.ProcessorTicks)).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed:hh\\:mm\\:ss}  {executions:#,0} runs, {executions / elapsed.TotalSeconds:#,0}/s, {executions / Math.Max(processor, 0.001):#,0}/s of a core  {watchdogs.Max(w => w.Channel.Edges)} edges  {watchdogs.Max(w => w.Channel.QueueLength)} inputs  {findings} findings  {watchdogs.Sum(w => w.Losses)} restarts");
    }

    private HashSet<string> Crashes() => Directory.Exists(folders.Crashes) ? [.. Directory.EnumerateFiles(folders.Crashes)] : [];
}
