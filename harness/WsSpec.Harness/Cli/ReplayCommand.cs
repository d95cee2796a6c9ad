using System.CommandLine;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec replay FILE [URL]</c>: plays a finding again and judges the answer anew.</summary>
internal sealed class ReplayCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "a finding of wsspec fuzz" };
    private readonly TesteeArguments _testee = new();

    public ReplayCommand()
        : base("replay", "Play a finding of the fuzzer again.")
    {
        Add(_file);
        _testee.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (document, dialogue) = Read(arguments.GetValue(_file)!);
        var testee = _testee.Parse(arguments);
        await using var started = new StartedTestee(testee);
        await started.StartAsync(cancellation);
        var found = await Prober.ProbeAsync(testee, TargetKind.Auto, PlayOptions.Default, cancellation);
        var options = PlayOptions.Default with { Seed = document.Seed };
        var player = new DialoguePlayer(found, options);
        var plays = await Task.WhenAll(
            Enumerable.Range(0, document.Copies ?? 1).Select(_ => player.PlayAsync(dialogue, document.Number, cancellation)));
        (var problem, Conversation? conversation) = plays.FirstOrDefault(play => play.Problem is not null, plays[0]);
        if (Liveness.IsInDoubt(conversation)
            && await Liveness.CheckAsync(found, options, cancellation) is { IsAlive: false, Symptom: var symptom })
        {
            problem = Problem.Death(symptom);
        }

        var output = arguments.InvocationConfiguration.Output;
        if (found.Secrets.AreIn(conversation))
        {
            output.WriteLine(Secrets.Withheld);
            conversation = null;
        }

        foreach (var line in conversation is null ? [] : WireLine.Of(conversation))
        {
            output.WriteLine($"{line.At.TotalMilliseconds,9:0.0} ms {(line.FromTestee ? "<" : ">")} {line.Text}");
        }

        output.WriteLine(problem is null ? "nothing that the RFC forbids" : $"{problem.Requirement} is broken: {problem.Summary}");
        return problem is null ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private static (FindingDocument Document, Suite.Modelling.Dialogue Dialogue) Read(string path)
    {
        try
        {
            return FindingFile.Read(path);
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message);
        }
    }
}
