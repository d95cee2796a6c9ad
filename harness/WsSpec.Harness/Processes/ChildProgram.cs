using System.Diagnostics;
using System.Text;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Processes;

/// <summary>One run of a program, with the end of what it wrote to its error stream.</summary>
internal sealed class ChildProgram
{
    private const int KeptCharacters = 2000;
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private ChildProgram(Process process)
    {
        _process = process;
        Exited = process.WaitForExitAsync();
    }

    public Task Exited { get; }

    public int Id => _process.Id;

    /// <summary>Where questions are written to one that was started to be asked; otherwise closed.</summary>
    public Stream Questions => _process.StandardInput.BaseStream;

    /// <summary>What it answers, if it was started to be asked.</summary>
    public Stream Answers => _process.StandardOutput.BaseStream;

    /// <summary>Starts a command line by way of the system's shell, so that it may be as long a pipeline as its author likes.</summary>
    /// <param name="isAsked">Whether somebody talks to it; otherwise it has no input, and its output is thrown away.</param>
    public static ChildProgram Start(string commandLine, bool isAsked = false)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", commandLine])
            : new ProcessStartInfo("/bin/sh", ["-c", "exec " + commandLine]);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        var process = new Process { StartInfo = start };
        process.Start();
        var program = new ChildProgram(process);
        process.ErrorDataReceived += (_, line) => program.Keep(line.Data);
        process.BeginErrorReadLine();
        if (!isAsked)
        {
            process.StandardInput.Close();
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
        }

        return program;
    }

    /// <summary>Stops the program and what it has started, if it still runs.</summary>
    /// <returns>Its exit code and the end of its error stream, safe to print.</returns>
    public async Task<string> StopAsync()
    {
        var hadExited = _process.HasExited;
        if (!hadExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Exited;
        var exit = hadExited ? $"exit code {_process.ExitCode}" : "stopped by the harness";
        _process.Dispose();
        lock (_errors)
        {
            return _errors.Length == 0 ? exit : $"{exit}; it said: {Octets.Escape(_errors.ToString().TrimEnd())}";
        }
    }

    private void Keep(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length < KeptCharacters)
            {
                _errors.AppendLine(line.Length > KeptCharacters ? line[..KeptCharacters] : line);
            }
        }
    }
}
