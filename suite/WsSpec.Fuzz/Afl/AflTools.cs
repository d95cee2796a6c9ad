using System.ComponentModel;
using System.Diagnostics;
using WsSpec.Fuzz.Cli;
using WsSpec.Fuzz.Engine;

namespace WsSpec.Fuzz.Afl;

/// <summary>The programs of AFL++ and the environment they need to run a managed target.</summary>
internal static class AflTools
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        // The dotnet host is not an instrumented binary, only what it loads is.
        ["AFL_SKIP_BIN_CHECK"] = "1",
        ["AFL_SKIP_CPUFREQ"] = "1",

        // In milliseconds: on a machine that is busy the runtime needs longer to start than AFL++ has in mind.
        ["AFL_FORKSRV_INIT_TMOUT"] = "60000",
        ["AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES"] = "1",
        ["AFL_NO_AFFINITY"] = "1",
        ["AFL_NO_UI"] = "1",
        ["AFL_AUTORESUME"] = "1",
        ["AFL_ALLOW_TMP"] = "1",
        ["DOTNET_DbgEnableMiniDump"] = "0",
    };

    /// <param name="scratch">A folder for the input under way, which no other instance may use.</param>
    /// <exception cref="InvalidOperationException">AFL++ is not installed.</exception>
    public static Process Start(string tool, string scratch, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = false };
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["AFL_TMPDIR"] = scratch;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{tool} cannot be started ({e.Message}): install AFL++", e);
        }
    }

    /// <summary>The command line of the target; the tools want the full path of the host.</summary>
    public static IEnumerable<string> TargetCommand(Instrumentation copy, IFuzzTarget target) =>
        [FullPath(ChildProgram.Dotnet), copy.Program, "afl-target", target.Name];

    /// <summary>Takes what the instances have found into the built-in engine's queue, as few inputs as pass the same edges (afl-cmin).</summary>
    public static async Task MergeQueueAsync(CorpusFolders folders, Instrumentation copy, CancellationToken cancellation)
    {
        var all = Directory.CreateDirectory(Path.Combine(copy.Folder, "all")).FullName;
        foreach (var file in Files(folders.Afl, "queue").Concat(Directory.EnumerateFiles(folders.Queue)))
        {
            InputQueue.Write(all, await File.ReadAllBytesAsync(file, cancellation));
        }

        var few = Path.Combine(copy.Folder, "few");
        await RunAsync("afl-cmin", copy, ["-i", all, "-o", few, "-t", "5000", "--", .. TargetCommand(copy, folders.Target)], cancellation);
        foreach (var file in Directory.Exists(few) ? Directory.EnumerateFiles(few) : [])
        {
            InputQueue.Write(folders.Queue, await File.ReadAllBytesAsync(file, cancellation));
        }
    }

    /// <summary>Makes each crash as short as afl-tmin can and puts it among the findings.</summary>
    public static async Task<IReadOnlyList<string>> ShrinkCrashesAsync(CorpusFolders folders, Instrumentation copy, CancellationToken cancellation)
    {
        var findings = new Findings(folders.Crashes);
        var added = new List<string>();
        foreach (var crash in Files(folders.Afl, "crashes").Where(file => !file.EndsWith("README.txt", StringComparison.Ordinal)))
        {
            var shrunk = Path.Combine(copy.Folder, "shrunk");
            File.Delete(shrunk);
            await RunAsync("afl-tmin", copy, ["-i", crash, "-o", shrunk, "-t", "5000", "--", .. TargetCommand(copy, folders.Target)], cancellation);
            var input = await File.ReadAllBytesAsync(File.Exists(shrunk) ? shrunk : crash, cancellation);
            if (findings.Add(Signature(folders.Target, copy, input), input) is { } path)
            {
                added.Add(path);
            }
        }

        return [.. added.Distinct()];
    }

    private static IEnumerable<string> Files(string folder, string kind) => Directory.EnumerateDirectories(folder)
        .Select(instance => Path.Combine(instance, kind))
        .Where(Directory.Exists)
        .SelectMany(found => Directory.EnumerateFiles(found));

    private static async Task RunAsync(string tool, Instrumentation copy, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(tool, copy.Folder, arguments);
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
    }

    /// <summary>What a replay says of an input; in a process of its own, because the input may end it.</summary>
    private static string Signature(IFuzzTarget target, Instrumentation copy, byte[] input)
    {
        var scratch = Path.Combine(copy.Folder, "suspect");
        File.WriteAllBytes(scratch, input);
        using var replay = ChildProgram.Start(ChildProgram.This, "replay", target.Name, scratch);
        var errors = replay.StandardError.ReadToEndAsync();
        var output = replay.StandardOutput.ReadToEnd();
        replay.WaitForExit();
        return Findings.SignatureOf(replay.ExitCode > ExitCode.Highest ? errors.Result : output[(scratch.Length + 2)..]);
    }

    private static string FullPath(string program) => Path.IsPathRooted(program)
        ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
