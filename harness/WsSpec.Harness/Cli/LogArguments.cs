using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Logs;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say what is logged to the standard error, and how.</summary>
internal sealed class LogArguments
{
    private static readonly ImmutableArray<LogLevel> Levels =
        [LogLevel.Trace, LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error];

    private readonly Option<string[]> _log = new("--log")
    {
        Description = $"log to the standard error: {string.Join(", ", Levels.Select(Name))}, of everything or of a category "
            + $"({string.Join(", ", LogCategories.All)}); repeatable",
        HelpName = "LEVEL[:CATEGORY]",
    };

    private readonly Option<string> _format =
        new("--log-format") { Description = "how the log is written", DefaultValueFactory = _ => ConsoleFormatterNames.Simple };

    public void AddTo(Command command)
    {
        _format.AcceptOnlyFromAmong(ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd);
        command.Add(_log);
        command.Add(_format);
    }

    /// <returns>Writes nothing unless it was asked for; disposed of, it writes what is left.</returns>
    /// <exception cref="CommandException">A level or a category is unknown.</exception>
    public ILoggerFactory Parse(ParseResult arguments)
    {
        ImmutableArray<(LogLevel Level, string? Category)> rules = [.. (arguments.GetValue(_log) ?? []).Select(Rule)];
        return LoggerFactory.Create(builder =>
        {
            builder.SetMinimumLevel(LogLevel.None);
            if (rules.IsEmpty)
            {
                return;
            }

            foreach (var (level, category) in rules)
            {
                builder.AddFilter(category, level);
            }

            builder.AddConsole(console =>
            {
                console.FormatterName = arguments.GetValue(_format);
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            });
        });
    }

    private static (LogLevel Level, string? Category) Rule(string text)
    {
        var (name, category) = text.Split(':', 2) is [var before, var after] ? (before, after) : (text, null);
        var level = Levels.Where(level => Name(level) == name).Cast<LogLevel?>().FirstOrDefault()
            ?? throw new CommandException($"there is no level '{name}'; there are: {string.Join(", ", Levels.Select(Name))}");
        return category is null || LogCategories.All.Contains(category)
            ? (level, category)
            : throw new CommandException($"there is no category '{category}'; there are: {string.Join(", ", LogCategories.All)}");
    }

    private static string Name(LogLevel level) => level.ToString().ToLowerInvariant();
}
