using System.Collections.Immutable;
using System.CommandLine;
using Spectre.Console;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Cli;

/// <summary>The options that say how results are reported.</summary>
internal sealed class OutputArguments
{
    private readonly Option<string[]> _reports = new("--report")
    {
        Description = $"write a report: {string.Join(", ", ReportFormat.All.Select(f => f.Name))}; "
            + "without a path to the standard output; repeatable",
        HelpName = "FORMAT[=PATH]",
    };

    private readonly Option<string?> _capture = new("--capture")
    {
        Description = $"write the conversations of failing cases as a capture: short for --report {ReportFormat.Capture.Name}=FILE",
        HelpName = "FILE",
    };

    private readonly Option<bool> _verbose =
        new("--verbose", "-v") { Description = "show non-strict, inconclusive and known results one by one" };

    public void AddTo(Command command)
    {
        command.Add(_reports);
        command.Add(_capture);
        command.Add(_verbose);
    }

    /// <exception cref="CommandException">The options contradict each other, or a format is unknown.</exception>
    public Output Parse(ParseResult arguments)
    {
        var captures = arguments.GetValue(_capture) is { } path ? [$"{ReportFormat.Capture.Name}={path}"] : (string[])[];
        var reports = ReportArgument.Parse([.. arguments.GetValue(_reports) ?? [], .. captures]);
        var (output, error) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        return new(reports, output, Terminal.On(reports.Any(r => r.Path is null) ? error : output), arguments.GetValue(_verbose))
        {
            Progress = Terminal.On(error),
        };
    }
}

/// <summary>Where results go. What a person reads gives way to a report on the standard output, so that the one can be piped.</summary>
internal sealed record Output(ImmutableArray<ReportArgument> Reports, TextWriter Standard, IAnsiConsole Console, bool Verbose)
{
    /// <summary>Where a run tells how far it is, which nobody wants in a file.</summary>
    public required IAnsiConsole Progress { get; init; }

    /// <summary>Writes all reports.</summary>
    /// <returns>The exit code that these runs deserve.</returns>
    public int Write(ImmutableArray<RunReport> runs)
    {
        if (Reports.All(r => r.Path is not null))
        {
            foreach (var run in runs)
            {
                new ConsoleReport(Console).Write(run, Verbose);
            }
        }

        foreach (var report in Reports)
        {
            report.Write(runs, Standard);
        }

        return RunReport.ExitCodeOf(runs);
    }
}
