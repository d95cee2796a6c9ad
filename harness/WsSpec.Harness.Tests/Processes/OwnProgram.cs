using System.Diagnostics;
using WsSpec.Harness.Cli;
using WsSpec.Harness.Tests.Cli;

namespace WsSpec.Harness.Tests.Processes;

/// <summary>The program as it lies beside the tests, as a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>In the framework of the tests: what that has is not copied there.</summary>
    public static string Command
    {
        get
        {
            var tests = Path.ChangeExtension(typeof(OwnProgram).Assembly.Location, null);
            return $"dotnet exec --runtimeconfig '{tests}.runtimeconfig.json' --depsfile '{tests}.deps.json' "
                + $"'{typeof(Application).Assembly.Location}'";
        }
    }

    /// <summary>Starts it by itself, without a shell between, so that a signal reaches it.</summary>
    public static Process Start(params string[] arguments) => Shell($"exec {Command} \"$@\"", ["wsspec", .. arguments], []);

    /// <summary>Runs a script in which <c>wsspec</c> is this program.</summary>
    /// <param name="folder">Where the name is put.</param>
    public static Process Script(string script, TemporaryFolder folder, IEnumerable<(string Name, string Value)> environment)
    {
        var path = folder["bin/wsspec"];
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder["bin"]);
            File.WriteAllText(path, $"#!/bin/sh\nexec {Command} \"$@\"\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return Shell(script, [], [.. environment, ("PATH", $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}")]);
    }

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until a condition holds or the process has ended.</summary>
    public static async Task UntilAsync(Process process, Func<bool> holds)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds() && !process.HasExited)
        {
            await look.WaitForNextTickAsync();
        }
    }

    private static Process Shell(string script, string[] arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
