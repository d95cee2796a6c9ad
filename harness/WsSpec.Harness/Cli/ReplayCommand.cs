using System.CommandLine;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Running;
using WsSpec.Suite.Reporting;

namespace WsSpec.Harness.Cli;

/// <summary><c>wsspec replay FILE [URL]</c>: plays a finding again and judges the answer anew.</summary>
internal sealed class ReplayCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "a finding of wsspec fuzz" };
    private readonly TargetArguments _target = new();

    public ReplayCommand()
        : base("replay", "Play a finding of the fuzzer again.")
    {
        Add(_file);
        _target.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var url = _target.Url(arguments);
        var (document, dialogue) = Read(arguments.GetValue(_file)!);
        await using var reference = url is null ? ServerRun.Embedded() : null;
        var definition = _target.Definition(arguments, url ?? reference!.Url);
        await using var process = _target.Process(arguments, definition.Target);
        await process.StartAsync(cancellation);
        var profile = await new RunSession(definition, new()).ProbeAsync(cancellation);
        var player = new DialoguePlayer(definition.Target, new() { Settings = definition.Settings, Profile = profile, Seed = document.Seed });
        var (problem, transcript) = await player.PlayAsync(dialogue, document.Number, cancellation);
        var output = arguments.InvocationConfiguration.Output;
        foreach (var line in WireLine.Of(transcript))
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
