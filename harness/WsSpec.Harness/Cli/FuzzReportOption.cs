using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Storage;

namespace WsSpec.Harness.Cli;

/// <summary><c>--report FORMAT=PATH</c> of a fuzz run, as often as needed.</summary>
internal sealed class FuzzReportOption : Option<string[]>
{
    public FuzzReportOption()
        : base("--report")
    {
        Description = $"write a report: {string.Join(", ", FuzzFormat.All.Select(f => f.Name))}; repeatable";
        HelpName = "FORMAT=PATH";
    }

    /// <exception cref="CommandException">There is no such format, or its file cannot be written.</exception>
    public ImmutableArray<(FuzzFormat Format, string Path)> Parse(ParseResult arguments) =>
        [.. (arguments.GetValue(this) ?? []).Select(Parse)];

    /// <returns>False where a report is missing.</returns>
    public static bool Write(ImmutableArray<(FuzzFormat Format, string Path)> reports, FuzzRun run, TextWriter error)
    {
        var isWhole = true;
        foreach (var (format, path) in reports)
        {
            try
            {
                AtomicFile.Write(path, file => format.Write(run, file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                isWhole = false;
                error.WriteLine($"wsspec: the {format.Name} report {path} is missing: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        return isWhole;
    }

    private static (FuzzFormat Format, string Path) Parse(string argument)
    {
        if (argument.Split('=', 2) is not [var name, { Length: > 0 } path])
        {
            throw new CommandException($"'--report {argument}' names no file: write it as FORMAT=PATH");
        }

        var format = FuzzFormat.Parse(name);
        ReportArgument.Check(path);
        return (format, path);
    }
}
