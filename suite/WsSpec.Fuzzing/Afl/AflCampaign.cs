using System.Diagnostics;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Afl;

/// <summary>
/// A campaign by afl-fuzz: as many instances as jobs, in a folder that several hosts can share. It begins with the built-in engine's queue,
/// and what it finds goes back there.
/// </summary>
internal sealed class AflCampaign(CorpusFolders folders, InstrumentedCopy copy, AflHost host, int jobs, TimeSpan time)
{
    private const int ExecutionLimitMilliseconds = 5000;

    private readonly AflTools _tools = new(folders, copy);

    /// <returns>The files of the findings that are new.</returns>
    /// <exception cref="CampaignException">AFL++ is not installed, or an instance has not run to its end.</exception>
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
        }

        var failures = new List<string>();
        foreach (var (number, instance) in instances.Index())
        {
            var name = host.Instance(number);
            if (instance.ExitCode == 0 || cancellation.IsCancellationRequested)
            {
                await output.WriteLineAsync($"{name}{(IsMain(number) ? " (main)" : "")}: {Figures(name)}");
            }
            else
            {
                failures.Add($"{name} has ended early: {Tail(await outputs[number])}");
            }
        }

        await _tools.MergeQueueAsync(cancellation);
        var findings = await _tools.ShrinkCrashesAsync(cancellation);
        return failures.Count == 0 ? findings : throw new CampaignException(string.Join(Environment.NewLine, failures));
    }

    private bool IsMain(int number) => host.IsMain && number == 0;

    private Process StartFuzzer(int number) => AflTools.Start(
        "afl-fuzz",
        copy.Scratch(Path.Combine(folders.Target.Name, $"{number}")),
        [
            "-i", folders.Queue, "-o", folders.Afl, "-V", $"{(int)time.TotalSeconds}", "-t", $"{ExecutionLimitMilliseconds}",
            IsMain(number) ? "-M" : "-S", host.Instance(number),
            .. folders.Dictionaries.SelectMany(path => (string[])["-x", path]),
            "--", .. _tools.TargetCommand,
        ]);

    /// <summary>What an instance says of itself when it ends.</summary>
    private string Figures(string name)
    {
        var path = Path.Combine(folders.Afl, name, "fuzzer_stats");
        var facts = !File.Exists(path) ? [] : File.ReadLines(path).Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0].Trim(), pair => pair[^1].Trim());
        return $"{facts.GetValueOrDefault("execs_per_sec", "?")} runs/s, {facts.GetValueOrDefault("edges_found", "?")} edges";
    }

    private static string Tail(string text) => text.Length <= 400 ? text : text[^400..];
}
