using System.Diagnostics;
using WsSpec.Fuzz.Engine;

namespace WsSpec.Fuzz.Afl;

/// <summary>
/// A campaign by afl-fuzz: one main instance and one secondary for each further job, each on an instrumented copy of its own, all in one
/// folder, which several machines can share. It begins with the built-in engine's queue, and what it finds goes back there.
/// </summary>
internal sealed class AflCampaign(CorpusFolders folders, int jobs, TimeSpan time)
{
    private const int ExecutionLimitMilliseconds = 5000;

    /// <returns>The files of the findings that are new.</returns>
    /// <exception cref="InvalidOperationException">AFL++ is not installed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(TextWriter output, CancellationToken cancellation)
    {
        folders.Prepare();
        if (!Directory.EnumerateFiles(folders.Queue).Any())
        {
            InputQueue.Write(folders.Queue, [0, 0, 0]);
        }

        var copies = Enumerable.Range(0, jobs).Select(_ => new Instrumentation()).ToList();
        var instances = copies.Select((copy, number) => StartFuzzer(copy, number)).ToList();
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

        foreach (var (instance, said) in instances.Zip(outputs).Where(pair => pair.First.ExitCode != 0))
        {
            await output.WriteLineAsync($"an instance has ended early: {Tail(await said)}");
        }

        await AflTools.MergeQueueAsync(folders, copies[0], cancellation);
        var findings = await AflTools.ShrinkCrashesAsync(folders, copies[0], cancellation);
        copies.ForEach(copy => copy.Dispose());
        return findings;
    }

    private Process StartFuzzer(Instrumentation copy, int number)
    {
        string[] role = number == 0 ? ["-M", "main"] : ["-S", $"secondary{number}"];
        return AflTools.Start(
            "afl-fuzz",
            copy.Folder,
            [
                "-i", folders.Queue, "-o", folders.Afl, "-V", $"{(int)time.TotalSeconds}", "-t", $"{ExecutionLimitMilliseconds}", .. role,
                .. folders.Dictionaries.SelectMany(path => (string[])["-x", path]),
                "--", .. AflTools.TargetCommand(copy, folders.Target),
            ]);
    }

    /// <summary>What each instance says of itself when it ends.</summary>
    private List<(string Name, string Rate, string Edges)> Statistics() => !Directory.Exists(folders.Afl) ? [] :
        [.. Directory.EnumerateFiles(folders.Afl, "fuzzer_stats", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
        {
            var facts = File.ReadLines(path).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[^1].Trim());
            return (Path.GetFileName(Path.GetDirectoryName(path))!, facts.GetValueOrDefault("execs_per_sec", "?"), facts.GetValueOrDefault("edges_found", "?"));
        })];

    private static string Tail(string text) => text.Length <= 400 ? text : text[^400..];
}
