using System.CommandLine;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Engine;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary><c>merge-corpus TARGET FOLDER…</c>: as few inputs of all folders as pass the same edges.</summary>
internal sealed class MergeCorpusCommand : Command
{
    private readonly TargetList _targets;
    private readonly Argument<IFuzzTarget?> _target;
    private readonly Argument<string[]> _folders = new("folders")
    {
        Description = "corpora, such as the queues of several hosts; of a folder that has folders called queue, the inputs in those as well",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _output =
        new("--output", "-o") { Description = "where they are written; what is there is merged, too (the target's queue)", HelpName = "FOLDER" };

    public MergeCorpusCommand(TargetList targets)
        : base("merge-corpus", "Put corpora together, and keep few inputs that pass all edges.")
    {
        _targets = targets;
        _target = SharedArguments.Target(targets);
        Add(_target);
        Add(_folders);
        Add(_output);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (target, from) = (arguments.GetValue(_target)!, arguments.GetValue(_folders)!);
        if (from.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"there is no folder {missing}");
            return FuzzExitCode.Usage;
        }

        var into = Directory.CreateDirectory(arguments.GetValue(_output) ?? CorpusFolders.Find(target).Queue).FullName;
        using var copy = _targets.Instrument();
        var all = copy.Scratch("merged");
        foreach (var file in from.Append(into).SelectMany(CorpusMerge.Files))
        {
            InputQueue.Write(all, await File.ReadAllBytesAsync(file, cancellation));
        }

        await Distillation.RunAsync(copy, target, all, into, Novelty.Edges);
        await arguments.InvocationConfiguration.Output.WriteLineAsync(
            $"{Directory.GetFiles(all).Length} inputs, {Directory.GetFiles(into, "*.bin").Length} kept in {Path.GetRelativePath(".", into)}");
        return FuzzExitCode.Ok;
    }
}
