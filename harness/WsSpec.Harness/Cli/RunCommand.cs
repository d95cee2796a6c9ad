using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec run [URL]</c>: plays the cases against a server and reports.</summary>
internal sealed class RunCommand : Command
{
    private readonly TargetArguments _target = new();
    private readonly RunArguments _run = new();
    private readonly LogArguments _log = new();
    private readonly OutputArguments _output = new();
    private readonly GateArguments _gate = new();
    private readonly Option<string?> _targets =
        new("--targets") { Description = "JSON file with several targets, run one after the other", HelpName = "FILE" };

    public RunCommand()
        : base("run", "Run the conformance cases against a server.")
    {
        _target.AddTo(this);
        Add(_targets);
        _run.AddTo(this);
        _output.AddTo(this);
        _gate.AddTo(this);
        _log.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        var configuration = _run.Parse(arguments);
        var run = new TesteeRun(output, configuration, configuration.Selection.Select(Role.Server));
        using var logs = _log.Parse(arguments);
        var testees = Testees(arguments);
        var facts = ImmutableArray.CreateBuilder<RunFacts>();
        foreach (var testee in testees)
        {
            try
            {
                facts.Add(await run.RunAsync(testee with { Logs = logs }, cancellation));
            }
            catch (TargetUnreachableException e) when (testees.Length > 1)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"wsspec: {e.Message}");
            }
        }

        var exitCode = output.Write(gate.Apply(facts.ToImmutable()));
        return exitCode == ExitCode.Ok && facts.Count < testees.Length ? ExitCode.NothingTested : exitCode;
    }

    /// <summary>The one that the command is about, or those the file has.</summary>
    private ImmutableArray<Testee> Testees(ParseResult arguments) => arguments.GetValue(_targets) is { } path
        ? TargetsFile.Read(path, _target)
        : [_target.Parse(arguments, FieldOrigin.CommandLine)];
}
