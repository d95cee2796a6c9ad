using System.CommandLine;
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
            Error = error,
        };
    }
}
