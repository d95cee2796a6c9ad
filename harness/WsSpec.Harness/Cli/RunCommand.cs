using System.Collections.Immutable;
using System.CommandLine;
using WsSpec.Harness.Configuring;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec run [URL]</c>: plays the cases against a server and reports.</summary>
internal sealed class RunCommand : Command, IConfigurable
{
    private readonly TargetArguments _target = new();
    private readonly EndpointArguments _endpoint = new();
    private readonly RunArguments _run = new();
    private readonly LogArguments _log = new();
    private readonly OutputArguments _output = new();
    private readonly ResumeOption _resume = new();
    private readonly GateArguments _gate = new();
    private readonly Option<string?> _targets =
        new("--targets") { Description = "JSON file with several targets, run one after the other", HelpName = "FILE" };
    private readonly Option<PartUnit> _shardBy = new("--shard-by")
    {
        Description = "what shards share among them: cases (the default), or whole targets of a file",
        DefaultValueFactory = _ => PartUnit.Case,
    };

    public RunCommand()
        : base("run", "Run the conformance cases against a server.")
    {
        _target.AddTo(this);
        Add(Config);
        Add(_targets);
        Add(_shardBy);
        _endpoint.AddTo(this);
        _run.AddTo(this);
        _output.AddTo(this);
        Add(_resume);
        _gate.AddTo(this);
        _log.AddTo(this);
        SetAction(ExecuteAsync);
    }

    public Option<string?> Config { get; } = new ConfigOption();

    public ImmutableArray<string> NamesOfTestee => [.. TargetArguments.NamesOfTestee, _targets.Name];

    public ImmutableArray<string> Apart => [];

    public async ValueTask CheckAsync(ParseResult arguments)
    {
        _output.Parse(arguments);
        _gate.Parse(arguments);
        _run.Parse(arguments);
        _log.Parse(arguments).Dispose();
        foreach (var endpoint in Endpoints(arguments))
        {
            await using var started = new StartedTestee(endpoint.Testee);
        }
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var output = _output.Parse(arguments);
        var gate = _gate.Parse(arguments);
        var (endpoints, configuration) = Share(arguments, Endpoints(arguments), _run.Parse(arguments));
        if (endpoints.IsEmpty)
        {
            output.Note("no target is in this part");
            return ExitCode.Ok;
        }

        using var journals = new Journals(output, arguments.GetValue(_resume), [.. endpoints.Select(e => e.Testee.Name)]);
        var run = new TesteeRun(output, configuration, configuration.Selection.Select(Role.Server), gate, journals);
        using var logs = _log.Parse(arguments);
        var facts = ImmutableArray.CreateBuilder<RunFacts>();
        var areWritten = true;
        var early = journals.Others with { Reports = journals.Others.Reports.RemoveAll(r => !r.IsForEach) };
        foreach (var endpoint in endpoints)
        {
            try
            {
                var found = await run.RunAsync(endpoint with { Testee = endpoint.Testee with { Logs = logs } }, cancellation);
                facts.Add(found);
                areWritten &= early.Reports.IsEmpty || early.WriteFiles((gate with { UpdatedPath = null }).Apply([found]));
            }
            catch (TargetUnreachableException e) when (endpoints.Length > 1)
            {
                output.Note(e.Message);
            }
            catch (OperationCanceledException) when (facts.Count > 0)
            {
                break;
            }
        }

        var late = journals.Others with { Reports = journals.Others.Reports.RemoveAll(r => r.IsForEach) };
        var reports = gate.Apply(facts.ToImmutable());
        late.Show(reports);
        areWritten &= late.WriteFiles(reports);
        areWritten &= journals.Finish(facts, areWritten);
        var exitCode = RunReport.ExitCodeOf(reports);
        return !areWritten ? ExitCode.HarnessError
            : exitCode != ExitCode.Ok || facts.Count == endpoints.Length ? exitCode
            : cancellation.IsCancellationRequested ? ExitCode.Interrupted
            : ExitCode.NothingTested;
    }

    /// <summary>The part of the endpoints that is run, and how: each as a whole, where they are what is shared.</summary>
    private (ImmutableArray<Endpoint> Endpoints, RunConfiguration Configuration) Share(
        ParseResult arguments, ImmutableArray<Endpoint> endpoints, RunConfiguration configuration)
    {
        if (arguments.GetValue(_shardBy) == PartUnit.Case)
        {
            return (endpoints, configuration);
        }

        if (arguments.GetValue(_targets) is null)
        {
            throw new CommandException("--shard-by endpoint goes with --targets");
        }

        var shard = configuration.Selection.Shard;
        return (shard.Of(endpoints, endpoint => endpoint.Testee.Name), configuration with
        {
            Selection = configuration.Selection with { Shard = Shard.Whole },
            Part = new(shard.Index, shard.Count)
            {
                By = PartUnit.Endpoint,
                Endpoints = [.. endpoints.Select(endpoint => endpoint.Testee.Name)],
            },
        });
    }

    /// <summary>The one that the command is about, or those the file has.</summary>
    private ImmutableArray<Endpoint> Endpoints(ParseResult arguments)
    {
        if (arguments.GetValue(_targets) is { } path)
        {
            return TargetsFile.Read(path, _target, _endpoint, arguments);
        }

        var testee = _target.Parse(arguments, FieldOrigin.CommandLine);
        return [_endpoint.Parse(arguments, testee)];
    }
}
