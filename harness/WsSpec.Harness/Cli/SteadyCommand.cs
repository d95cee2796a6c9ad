using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec steady [URL]</c>: runs the suite again and again, over slow paths on a busy machine; no verdict may change.</summary>
internal sealed class SteadyCommand : Command
{
    private readonly Option<int> _runs = new("--runs") { Description = "how often", DefaultValueFactory = _ => 20 };
    private readonly Option<int[]> _delays = new("--delay")
    {
        Description = "milliseconds that octets take one way; several take turns (default: 0 20 200)",
        HelpName = "MS",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [0, 20, 200],
    };

    private readonly Option<int> _load = new("--load")
    {
        Description = "threads that keep processors busy meanwhile (default: one for each processor)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly TargetArguments _target = new();
    private readonly RunArguments _run = new();
    private readonly LogArguments _log = new();

    public SteadyCommand()
        : base("steady", "Run the cases over delayed and cut connections on a busy machine: no verdict may change.")
    {
        _target.AddTo(this);
        _run.AddTo(this);
        Add(_runs);
        Add(_delays);
        Add(_load);
        _log.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var output = arguments.InvocationConfiguration.Output;
        var configuration = _run.Parse(arguments);
        var plan = configuration.Selection.Select(Role.Server);
        using var logs = _log.Parse(arguments);
        var testee = _target.Parse(arguments, FieldOrigin.CommandLine) with { Logs = logs };
        await using var started = new StartedTestee(testee);
        await started.StartAsync(cancellation);
        using var busy = new BusyProcessors(Math.Max(0, arguments.GetValue(_load)));
        var delays = arguments.GetValue(_delays)!;
        var wavering = await Steadiness.CheckAsync(
            testee,
            configuration,
            plan,
            [.. Enumerable.Range(0, arguments.GetValue(_runs)).Select(run => TimeSpan.FromMilliseconds(delays[run % delays.Length]))],
            (run, delay) => output.WriteLine($"{delay.TotalMilliseconds} ms: {Describe(run)} in {run.Duration.TotalSeconds:0.0} s"),
            cancellation);
        foreach (var one in wavering)
        {
            output.WriteLine($"{one.Rough.Name} at {one.Roughness.Delay.TotalMilliseconds} ms: {Describe(one.Calm.Judgement)}, then {Describe(one.Rough.Judgement)}");
            output.WriteLine(
                $"  {(one.Rough.Conversation is { } conversation ? Narrative.Tell(conversation.Observations) : "not played")}");
        }

        output.WriteLine(wavering.IsEmpty ? "every verdict was the same in every run" : $"{wavering.Length} verdicts changed");
        return wavering.IsEmpty ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private static string Describe(RunFacts run) => string.Join(", ", run.Results
        .GroupBy(r => r.Judgement.Verdict)
        .OrderByDescending(g => g.Key)
        .Select(g => $"{g.Count()} {g.Key}"));

    private static string Describe(Judgement judgement) => $"{judgement.Verdict} ({judgement.Summary})";
}
