using System.Collections.Immutable;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>One <c>--report FORMAT=PATH</c>.</summary>
internal sealed record ReportArgument(string Path, Action<RunReport, Stream> Format)
{
    private static readonly Dictionary<string, Action<RunReport, Stream>> Formats = new()
    {
        ["json"] = JsonReport.Write,
    };

    /// <exception cref="CommandException">A format is unknown or a path is missing.</exception>
    public static ImmutableArray<ReportArgument> Parse(IReadOnlyCollection<string> arguments) => [.. arguments.Select(Parse)];

    /// <exception cref="CommandException">The file cannot be written.</exception>
    public void Write(RunReport report)
    {
        try
        {
            using var file = File.Create(Path);
            Format(report, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write {Path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static ReportArgument Parse(string argument) => argument.Split('=', 2) switch
    {
        [var name, ..] when !Formats.ContainsKey(name) =>
            throw new CommandException($"there is no report format '{name}'; there are: {string.Join(", ", Formats.Keys)}"),
        [var name, { Length: > 0 } path] => new(path, Formats[name]),
        _ => throw new CommandException($"'--report {argument}' names no file: write it as FORMAT=PATH"),
    };
}
