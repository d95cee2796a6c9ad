using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Engine;

/// <summary>
/// Reduces a folder of inputs to short ones that together pass the same edges. What breaks the property is a finding and not kept.
/// </summary>
internal static class Distillation
{
    /// <summary>Has a process with instrumented code do it.</summary>
    public static async Task RunAsync(InstrumentedCopy copy, IFuzzTarget target, string from, string to, Novelty novelty)
    {
        using var process = FuzzProcess.Start(copy.Program, "distil", target.Name, from, to, novelty.ToString());
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != FuzzExitCode.Ok)
        {
            throw new InvalidOperationException($"distilling {from} has failed: {errors}");
        }
    }

    /// <summary>Writes what is worth keeping of one folder to another and removes everything else there.</summary>
    public static void Run(IFuzzTarget target, CoverageMap coverage, string from, string to, Novelty novelty)
    {
        var kept = CorpusMerge.Few(new InputQueue(from).NewFiles(), input =>
        {
            var edges = coverage.Edges;
            var holds = TargetRun.Failure(target, input) is null;
            return coverage.Harvest() && holds && (novelty == Novelty.HitCounts || coverage.Edges > edges);
        });
        Directory.CreateDirectory(to);
        foreach (var old in Directory.EnumerateFiles(to, "*.bin").ToList())
        {
            File.Delete(old);
        }

        kept.ForEach(input => InputQueue.Write(to, input));
    }
}
