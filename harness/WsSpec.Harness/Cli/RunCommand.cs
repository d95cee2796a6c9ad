using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec run [URL]</c>: plays the cases against a server and reports.</summary>
internal sealed class RunCommand : Command
{
    private readonly TargetArguments _target = new();
    private readonly SelectionArguments _selection = new();
    private readonly RunArguments _run = new();
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();
    private readonly Option<string?> _targets = new("--targets") { Description = "JSON file with several targets, run one after the other", HelpName = "FILE" };

    public RunCommand()
        : base("run", "Run the conformance cases against a server.")
    {
        _target.AddTo(this);
        Add(_targets);
        _selection.AddTo(this);
        _run.AddTo(this);
        _output.AddTo(this);
        _gate.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var output = _output.Output(arguments);
        var baseline = _gate.Baseline(arguments);
        var settings = _selection.Adapt(_run.Settings(arguments), arguments);
        var targets = Targets(arguments);
        var plan = _selection.Selection(arguments).Select(Role.Server);
        if (plan.IsEmpty)
        {
            throw new CommandException("no case is selected", ExitCode.NothingTested);
        }

        var run = new ServerRun(_target, output.Console, settings);
        var reports = ImmutableArray.CreateBuilder<RunReport>();
        foreach (var target in targets)
        {
            try
            {
                reports.Add(await run.RunAsync(target, plan, _selection.RerunOptions(arguments), cancellation));
            }
            catch (TargetUnreachableException e) when (targets.Length > 1)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"wsspec: {e.Message}");
            }
        }

        var exitCode = output.Write(_gate.Apply(arguments, baseline, reports.ToImmutable()));
        return exitCode == ExitCode.Ok && reports.Count < targets.Length ? ExitCode.NothingTested : exitCode;
    }

    /// <summary>For each target the arguments that are about it: those of the command, or those the file has.</summary>
    private ImmutableArray<ParseResult> Targets(ParseResult arguments)
    {
        if (arguments.GetValue(_targets) is not { } path)
        {
            return [arguments];
        }

        var parser = new Command("target");
        _target.AddTo(parser);
        ImmutableArray<ParseResult> targets = [.. TargetsFile.Read(path).Select(target => parser.Parse(target))];
        return targets.Select(t => UnknownOption.Complaint(t) ?? (t.Errors is [var first, ..] ? first.Message : null)).FirstOrDefault(c => c is not null) is { } complaint
            ? throw new CommandException($"{path}: {complaint}")
            : targets;
    }
}
