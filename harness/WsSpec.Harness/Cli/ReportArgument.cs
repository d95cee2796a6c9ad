using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;

namespace WsSpec.Harness.Cli;

/// <summary>One <c>--report FORMAT[=PATH]</c>.</summary>
/// <param name="Path">Null for the standard output.</param>
internal sealed record ReportArgument(ReportFormat Format, string? Path)
{
    /// <exception cref="CommandException">A format is unknown, or its file is.</exception>
    public static ImmutableArray<ReportArgument> Parse(IReadOnlyCollection<string> arguments)
    {
        ImmutableArray<ReportArgument> reports = [.. arguments.Select(Parse)];
        return reports.Count(r => r.Path is null) > 1
            ? throw new CommandException(
                "only one report can go to the standard output: name files for the others, as in --report junit=PATH")
            : reports;
    }

    /// <exception cref="CommandException">The file cannot be written.</exception>
    public void Write(ImmutableArray<RunReport> runs, TextWriter output)
    {
        if (Path is null)
        {
            using var text = new MemoryStream();
            Format.Write(runs, text);
            output.WriteLine(Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length)));
        }
        else
        {
            WriteFile(runs, Path);
        }

        Format.Log?.Invoke(runs, output);
    }

    private void WriteFile(ImmutableArray<RunReport> runs, string path)
    {
        try
        {
            if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var file = new FileStream(path, Format.Appends ? FileMode.Append : FileMode.Create);
            using var content = path.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(file, CompressionLevel.Optimal)
                : (Stream)file;
            Format.Write(runs, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ReportArgument Parse(string argument)
    {
        var (name, path) = argument.Split('=', 2) is [var before, var after] ? (before, after) : (argument, null);
        var format = ReportFormat.All.FirstOrDefault(f => f.Name == name)
            ?? throw new CommandException(
                $"there is no report format '{name}'; there are: {string.Join(", ", ReportFormat.All.Select(f => f.Name))}");
        if (path is { Length: 0 })
        {
            throw new CommandException(
                $"'--report {argument}' names no file: write it as FORMAT=PATH, or as FORMAT for the standard output");
        }

        if (path is null && format.IsBinary)
        {
            throw new CommandException($"'{name}' is no text for the standard output: write it as --report {name}=PATH");
        }

        return path is null && format.PathVariable is { } variable
            ? new(format, Environment.GetEnvironmentVariable(variable)
                ?? throw new CommandException($"{variable} is not set: write it as --report {name}=PATH"))
            : new(format, path);
    }
}
