using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Cli;

/// <summary>One <c>--report FORMAT[=PATH]</c>.</summary>
/// <param name="Path">Null for the standard output.</param>
internal sealed record ReportArgument(ReportFormat Format, string? Path)
{
    private const string Compressed = ".gz";

    /// <summary>True when each target has a file of its own.</summary>
    public bool IsForEach => Path is not null && TargetPath.IsForEach(Path);

    /// <summary>True when the file can be written line by line while the run is under way.</summary>
    public bool IsJournal => Format == ReportFormat.Journal && Path is not null && !IsCompressed && !AtomicFile.IsSystem(Path);

    private bool IsCompressed => Path?.EndsWith(Compressed, StringComparison.Ordinal) == true;

    /// <exception cref="CommandException">A format is unknown, or a file cannot be written.</exception>
    public static ImmutableArray<ReportArgument> Parse(IReadOnlyCollection<string> arguments)
    {
        ImmutableArray<ReportArgument> reports = [.. arguments.Select(Parse)];
        if (reports.Count(r => r.Path is null) > 1)
        {
            throw new CommandException(
                "only one report can go to the standard output: name files for the others, as in --report junit=PATH");
        }

        if (reports.Where(r => r.Path is not null).GroupBy(r => r.Path).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new CommandException($"two reports cannot both be {twice.Key}");
        }

        foreach (var path in reports.Select(r => r.Path).OfType<string>())
        {
            Check(path);
        }

        return reports;
    }

    /// <summary>Nobody waits for a run to learn that its report has no place.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static void Check(string path)
    {
        try
        {
            AtomicFile.Check(TargetPath.For(path, "target"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"cannot write {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The same report about one target.</summary>
    public ReportArgument For(string target) => this with { Path = Path is null ? null : TargetPath.For(Path, target) };

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void Write(ImmutableArray<RunReport> runs, TextWriter output)
    {
        if (Path is null)
        {
            using var text = new MemoryStream();
            Format.Write(runs, text);
            output.WriteLine(Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length)));
            output.Flush();
        }
        else if (Format.Appends)
        {
            using var file = new FileStream(Path, FileMode.Append);
            Format.Write(runs, file);
        }
        else
        {
            AtomicFile.Write(Path, file => Write(runs, file));
        }

        Format.Log?.Invoke(runs, output);
    }

    private void Write(ImmutableArray<RunReport> runs, Stream file)
    {
        using var compressed = IsCompressed ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null;
        Format.Write(runs, compressed ?? file);
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
