using System.Diagnostics;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Afl;

/// <summary>
/// A campaign by afl-fuzz: one main instance and one secondary for each further job, all in one folder, which several machines can share.
/// It begins with the built-in engine's queue, and what it finds goes back there.
/// </summary>
internal sealed class AflCampaign(CorpusFolders folders, InstrumentedCopy copy, int jobs, TimeSpan time)
{
    private const int ExecutionLimitMilliseconds = 5000;

    private readonly AflTools _tools = new(folders, copy);

    /// <returns>The files of the findings that are new.</returns>
    /// <exception cref="InvalidOperationException">AFL++ is not installed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(TextWriter output, CancellationToken cancellation)
    {
        folders.Prepare();
        if (!Directory.EnumerateFiles(folders.Queue).Any())
        {
            InputQueue.Write(folders.Queue, [0, 0, 0]);
        }

        var instances = Enumerable.Range(0, jobs).Select(StartFuzzer).ToList();
        var outputs = instances.Select(instance => instance.StandardOutput.ReadToEndAsync(CancellationToken.None)).ToList();
        using (cancellation.Register(() => instances.ForEach(instance => instance.Kill(entireProcessTree: true))))
        {
            await Task.WhenAll(outputs);
            await Task.WhenAll(instances.Select(instance => instance.WaitForExitAsync(CancellationToken.None)));
            if (Statistics().Count == 0)
            {
                throw new InvalidOperationException($"afl-fuzz has not started: {Tail(await outputs[0])}");
            }
        }

        foreach (var (name, rate, edges) in Statistics())
        {
            await output.WriteLineAsync($"{name}: {rate} runs/s, {edges} edges");
        }

        foreach (var (instance, text) in instances.Zip(outputs).Where(pair => pair.First.ExitCode != 0))
        {
            await output.WriteLineAsync($"an instance has ended early: {Tail(await text)}");
        }

        await _tools.MergeQueueAsync(cancellation);
        return await _tools.ShrinkCrashesAsync(cancellation);
    }

    private Process StartFuzzer(int number)
    {
        string[] role = number == 0 ? ["-M", "main"] : ["-S", $"secondary{number}"];
        return AflTools.Start(
            "afl-fuzz",
            copy.Scratch(Path.Combine(folders.Target.Name, $"{number}")),
            [
                "-i", folders.Queue, "-o", folders.Afl, "-V", $"{(int)time.TotalSeconds}", "-t", $"{ExecutionLimitMilliseconds}", .. role,
                .. folders.Dictionaries.SelectMany(path => (string[])["-x", path]),
                "--", .. _tools.TargetCommand,
            ]);
    }

    /// <summary>What each instance says of itself when it ends.</summary>
    private List<(string Name, string Rate, string Edges)> Statistics() => !Directory.Exists(folders.Afl) ? [] :
        [.. Directory.EnumerateFiles(folders.Afl, "fuzzer_stats", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
        {
            var facts = File.ReadLines(path).Select(line => line.Split(':', 2)).ToDictionary(
                pair => pair[0].Trim(), pair => pair[^1].Trim());
            var name = Path.GetFileName(Path.GetDirectoryName(path))!;
            return (name, facts.GetValueOrDefault("execs_per_sec", "?"), facts.GetValueOrDefault("edges_found", "?"));
        })];

    private static string Tail(string text) => text.Length <= 400 ? text : text[^400..];
}
