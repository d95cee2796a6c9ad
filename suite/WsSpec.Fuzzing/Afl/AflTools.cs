using System.ComponentModel;
using System.Diagnostics;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Afl;

/// <summary>The programs of AFL++ on one target, and the environment they need to run a managed one.</summary>
internal sealed class AflTools(CorpusFolders folders, InstrumentedCopy copy)
{
    private static readonly (string Name, string Value)[] Settings =
    [
        // The dotnet host is not an instrumented binary, only what it loads is.
        ("AFL_SKIP_BIN_CHECK", "1"),
        ("AFL_SKIP_CPUFREQ", "1"),

        // In milliseconds: on a machine that is busy the runtime needs longer to start than AFL++ has in mind.
        ("AFL_FORKSRV_INIT_TMOUT", "60000"),
        ("AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES", "1"),
        ("AFL_NO_AFFINITY", "1"),
        ("AFL_NO_UI", "1"),
        ("AFL_AUTORESUME", "1"),
        ("AFL_ALLOW_TMP", "1"),
        ("DOTNET_DbgEnableMiniDump", "0"),
    ];

    private readonly string _scratch = copy.Scratch(Path.Combine(folders.Target.Name, "tools"));

    /// <summary>The command line of the target; the tools want the full path of the host.</summary>
    public IEnumerable<string> TargetCommand => [FullPath(FuzzProcess.Dotnet), copy.Program, "afl-target", folders.Target.Name];

    /// <param name="scratch">A folder for the input under way, which no other instance may use.</param>
    /// <exception cref="CampaignException">AFL++ is not installed.</exception>
    public static Process Start(string tool, string scratch, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = false };
        foreach (var (name, value) in Settings.Append(("AFL_TMPDIR", scratch)))
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CampaignException($"{tool} cannot be started ({e.Message}): install AFL++", e);
        }
    }

    /// <summary>
    /// Takes what the instances have found into the built-in engine's queue, as few inputs as pass the same edges (afl-cmin).
    /// </summary>
    public async Task MergeQueueAsync(CancellationToken cancellation)
    {
        var all = Directory.CreateDirectory(Path.Combine(_scratch, "all")).FullName;
        foreach (var file in Files("queue").Concat(Directory.EnumerateFiles(folders.Queue)))
        {
            InputQueue.Write(all, await File.ReadAllBytesAsync(file, cancellation));
        }

        var few = Path.Combine(_scratch, "few");
        await RunAsync("afl-cmin", ["-i", all, "-o", few], cancellation);
        foreach (var file in Directory.Exists(few) ? Directory.EnumerateFiles(few) : [])
        {
            InputQueue.Write(folders.Queue, await File.ReadAllBytesAsync(file, cancellation));
        }
    }

    /// <summary>Makes each crash as short as afl-tmin can and puts it among the findings.</summary>
    public async Task<IReadOnlyList<string>> ShrinkCrashesAsync(CancellationToken cancellation)
    {
        var findings = new Findings(folders.Crashes);
        var added = new List<string>();
        foreach (var crash in Files("crashes").Where(file => !file.EndsWith("README.txt", StringComparison.Ordinal)))
        {
            var shrunk = Path.Combine(_scratch, "shrunk");
            File.Delete(shrunk);
            await RunAsync("afl-tmin", ["-i", crash, "-o", shrunk], cancellation);
            var input = await File.ReadAllBytesAsync(File.Exists(shrunk) ? shrunk : crash, cancellation);
            if (findings.Add(Signature(input), input) is { } path)
            {
                added.Add(path);
            }
        }

        return [.. added.Distinct()];
    }

    private IEnumerable<string> Files(string kind) => Directory.EnumerateDirectories(folders.Afl)
        .Select(instance => Path.Combine(instance, kind))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateFiles);

    private async Task RunAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(tool, _scratch, [.. arguments, "-t", "5000", "--", .. TargetCommand]);
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
    }

    /// <summary>What a replay says of an input; in a process of its own, because the input may end it.</summary>
    private string Signature(byte[] input)
    {
        var suspect = Path.Combine(_scratch, "suspect");
        File.WriteAllBytes(suspect, input);
        using var replay = FuzzProcess.Start(FuzzProcess.This, "replay", folders.Target.Name, suspect);
        var errors = replay.StandardError.ReadToEndAsync();
        var output = replay.StandardOutput.ReadToEnd();
        replay.WaitForExit();
        return Findings.SignatureOf(replay.ExitCode > FuzzExitCode.Highest ? errors.Result : output[(suspect.Length + 2)..]);
    }

    private static string FullPath(string program) => Path.IsPathRooted(program)
        ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
