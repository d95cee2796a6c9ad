using System.CommandLine;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Processes;
using WsSpec.Harness.Running;
using WsSpec.Harness.Secrecy;
using WsSpec.Harness.Testees;
using WsSpec.Suite.Modelling;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Cli;

/// <summary>
/// <c>wsspec replay FILE [URL]</c>: plays a finding again and judges the answer anew. Of a folder, all of them: what still happens fails.
/// </summary>
internal sealed class ReplayCommand : Command
{
    private readonly Argument<string> _path = new("file") { Description = "a finding of wsspec fuzz, or a folder of findings" };
    private readonly TesteeArguments _testee = new();

    public ReplayCommand()
        : base("replay", "Play findings of the fuzzer again.")
    {
        Add(_path);
        _testee.AddTo(this);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var path = arguments.GetValue(_path)!;
        var isFolder = Directory.Exists(path);
        string[] files = isFolder ? Directory.GetFiles(path, "*.json", SearchOption.AllDirectories) : [path];
        var findings = files.Order(StringComparer.Ordinal).Select(file => (File: file, Finding: Read(file))).ToList();
        if (findings.Count == 0)
        {
            throw new CommandException($"{path} holds no finding", ExitCode.NothingTested);
        }

        var output = arguments.InvocationConfiguration.Output;
        var testee = _testee.Parse(arguments);
        await using var started = new StartedTestee(testee);
        await started.StartAsync(cancellation);
        var found = await Prober.ProbeAsync(testee, TargetKind.Auto, PlayOptions.Default, cancellation);
        var broken = 0;
        foreach (var (file, (document, dialogue)) in findings)
        {
            var (problem, conversation) = await PlayAsync(found, document, dialogue, cancellation);
            if (!isFolder)
            {
                Tell(found, conversation, output);
            }

            var verdict = problem is not null ? $"{problem.Requirement} is broken: {problem.Summary}"
                : isFolder ? $"fixed: {document.Requirement}: {document.Summary}"
                : "nothing that the RFC forbids";
            output.WriteLine(isFolder ? $"{Path.GetRelativePath(path, file)}: {verdict}" : verdict);
            broken += problem is null ? 0 : 1;
            if (problem is not null && started.Revive is { } revive && Liveness.IsInDoubt(conversation))
            {
                await revive(cancellation);
            }
        }

        if (isFolder)
        {
            output.WriteLine($"{broken} of {findings.Count} findings still happen, {findings.Count - broken} are fixed");
        }

        return broken == 0 ? ExitCode.Ok : ExitCode.Nonconformant;
    }

    private static async Task<(Problem? Problem, Conversation Conversation)> PlayAsync(
        Testee testee, FindingDocument document, Dialogue dialogue, CancellationToken cancellation)
    {
        var options = PlayOptions.Default with { Seed = document.Seed };
        var player = new DialoguePlayer(testee, options);
        var plays = await Task.WhenAll(
            Enumerable.Range(0, document.Copies ?? 1).Select(_ => player.PlayAsync(dialogue, document.Number, cancellation)));
        var (problem, conversation) = plays.FirstOrDefault(play => play.Problem is not null, plays[0]);
        return Liveness.IsInDoubt(conversation)
            && await Liveness.CheckAsync(testee, options, cancellation) is { IsAlive: false, Symptom: var symptom }
            ? (Problem.Death(symptom), conversation)
            : (problem, conversation);
    }

    private static void Tell(Testee testee, Conversation conversation, TextWriter output)
    {
        if (testee.Secrets.AreIn(conversation))
        {
            output.WriteLine(Secrets.Withheld);
            return;
        }

        foreach (var line in WireLine.Of(conversation))
        {
            output.WriteLine($"{line.At.TotalMilliseconds,9:0.0} ms {(line.FromTestee ? "<" : ">")} {line.Text}");
        }
    }

    private static (FindingDocument Document, Dialogue Dialogue) Read(string path)
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
