using System.Diagnostics;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Engine;

/// <summary>Keeps one worker alive: takes the input under way when it dies or hangs, and starts it again.</summary>
/// <param name="scratch">A folder that nobody else uses.</param>
/// <param name="number">Tells the workers of a campaign apart: each has seeds of its own.</param>
internal sealed class Watchdog(CorpusFolders folders, InstrumentedCopy copy, string scratch, int number) : IDisposable
{
    private const int ShrinkTrials = 48;
    private const string Hang = "hang";
    private const string ChannelFile = "channel";

    // Of processor time; see Stall.
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReplayLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private readonly string _channelPath = Path.Combine(scratch, ChannelFile);
    private readonly string _suspectPath = Path.Combine(scratch, "suspect");
    private readonly Findings _findings = new(folders.Crashes);
    private int _starts;

    public WorkerChannel Channel { get; } = new(Path.Combine(scratch, ChannelFile));

    /// <summary>How often a worker died or hung.</summary>
    public int Losses { get; private set; }

    /// <summary>Runs the inputs that are there, however little time there is, and searches until it is over.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        do
        {
            using var worker = FuzzProcess.Start(
                copy.Program, "worker", folders.Target.Name, _channelPath, folders.Root, $"{(number * 1000) + _starts++}");
            var errors = worker.StandardError.ReadToEndAsync(CancellationToken.None);
            if (await HangsAsync(worker, stop))
            {
                worker.Kill();
                await worker.WaitForExitAsync(CancellationToken.None);
                await ReportAsync(Hang);
            }
            else if (worker.ExitCode != FuzzExitCode.Ok)
            {
                await ReportAsync(Findings.SignatureOf(await errors));
            }
        }
        while (!stop.IsCancellationRequested);
    }

    public void Dispose() => Channel.Dispose();

    /// <summary>
    /// Watches until the worker ends, by itself or because it was asked to, or until nothing moves any more. A worker that dies while the
    /// campaign ends has found something all the same.
    /// </summary>
    private async Task<bool> HangsAsync(Process worker, CancellationToken stop)
    {
        var exit = worker.WaitForExitAsync(CancellationToken.None);
        using var poll = new PeriodicTimer(PollInterval);
        var before = Channel.Executions;
        var first = before;
        var stall = new Stall(worker);
        while (await Task.WhenAny(exit, poll.WaitForNextTickAsync(CancellationToken.None).AsTask()) != exit)
        {
            Channel.StopRequested = stop.IsCancellationRequested;
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

    private async Task ReportAsync(string signature)
    {
        Losses++;
        var input = Channel.Input.ToArray();

        // It would end the next worker too.
        InputQueue.Remove(folders.Queue, input);
        if (!_findings.Has(signature))
        {
            await Task.Run(
                () => _findings.Add(signature, Shrinker.Shrink(input, candidate => Kills(candidate, signature == Hang), ShrinkTrials)));
        }
    }

    /// <summary>
    /// Whether an input ends a process, or keeps it busy beyond the limit; tried on the program that is not instrumented.
    /// </summary>
    private bool Kills(byte[] input, bool byHanging)
    {
        File.WriteAllBytes(_suspectPath, input);
        using var replay = FuzzProcess.Start(FuzzProcess.This, "replay", folders.Target.Name, _suspectPath);
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

        return !byHanging && replay.ExitCode > FuzzExitCode.Highest;
    }
}
