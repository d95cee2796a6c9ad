using System.Diagnostics;
using WsSpec.Fuzz.Cli;

namespace WsSpec.Fuzz.Engine;

/// <summary>Keeps one worker alive: takes the input under way when it dies or hangs, and starts it again.</summary>
internal sealed class Watchdog(IFuzzTarget target, Instrumentation copy, CorpusFolders folders, int number) : IDisposable
{
    private const int ShrinkTrials = 48;
    // Of processor time; see Stall.
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReplayLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly string _channelPath = Path.Combine(copy.Folder, $"worker-{number}");
    private readonly Findings _findings = new(folders.Crashes);
    private int _starts;

    public WorkerChannel Channel { get; } = new(Path.Combine(copy.Folder, $"worker-{number}"));

    /// <summary>How often a worker died or hung.</summary>
    public int Losses { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var worker = ChildProgram.Start(copy.Program, "worker", target.Name, _channelPath, folders.Root, $"{(number * 1000) + _starts++}");
            var errors = worker.StandardError.ReadToEndAsync(CancellationToken.None);
            var hangs = await HangsAsync(worker, stop);
            Channel.StopRequested = stop.IsCancellationRequested;
            if (hangs || !await EndsAsync(worker, stop))
            {
                worker.Kill();
                await worker.WaitForExitAsync(CancellationToken.None);
            }

            if (worker.ExitCode != 0 && (hangs || !stop.IsCancellationRequested))
            {
                Losses++;
                await ReportAsync(hangs ? "hang" : Findings.SignatureOf(await errors));
            }
        }
    }

    public void Dispose() => Channel.Dispose();

    /// <summary>Watches until the worker ends, the campaign ends, or nothing moves any more.</summary>
    private async Task<bool> HangsAsync(Process worker, CancellationToken stop)
    {
        using var poll = new PeriodicTimer(PollInterval);
        var before = Channel.Executions;
        var first = before;
        var stall = new Stall(worker);
        while (!worker.HasExited && !stop.IsCancellationRequested)
        {
            await poll.WaitForNextTickAsync(CancellationToken.None);
            if (Channel.Executions != before)
            {
                before = Channel.Executions;
                stall.End();
            }
            else if (stall.Exceeds(before == first ? StartLimit : HangLimit))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> EndsAsync(Process worker, CancellationToken stop)
    {
        if (!stop.IsCancellationRequested)
        {
            await worker.WaitForExitAsync(CancellationToken.None);
            return true;
        }

        using var patience = new CancellationTokenSource(HangLimit);
        try
        {
            await worker.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ReportAsync(string signature)
    {
        var input = Channel.Input.ToArray();
        if (_findings.Has(signature))
        {
            return;
        }

        var scratch = Path.Combine(copy.Folder, $"suspect-{number}");
        await Task.Run(() => _findings.Add(signature, Shrinker.Shrink(input, candidate => Kills(candidate, scratch, signature == "hang"), ShrinkTrials)));
    }

    /// <summary>Whether an input ends a process, or keeps it busy beyond the limit; tried on the program that is not instrumented.</summary>
    private bool Kills(byte[] input, string scratch, bool byHanging)
    {
        File.WriteAllBytes(scratch, input);
        using var replay = ChildProgram.Start(ChildProgram.This, "replay", target.Name, scratch);
        _ = replay.StandardError.ReadToEndAsync();
        _ = replay.StandardOutput.ReadToEndAsync();
        var stall = new Stall(replay);
        while (!replay.WaitForExit(PollInterval))
        {
            if (stall.Exceeds(ReplayLimit))
            {
                replay.Kill();
                return byHanging;
            }
        }

        return !byHanging && replay.ExitCode > ExitCode.Highest;
    }
}
