using System.Collections.Immutable;
using System.CommandLine;
using SharpFuzz;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Coverage;
using WsSpec.Fuzzing.Engine;
using WsSpec.Fuzzing.Processes;

namespace WsSpec.Fuzzing.Cli;

/// <summary>
/// What the program tells its instrumented copies to do. Instrumented code needs its map before anything else of it runs.
/// </summary>
internal static class ChildCommands
{
    private static readonly Argument<string[]> Words = new("words") { Arity = ArgumentArity.OneOrMore };

    /// <summary>Target, channel file, corpus folder, seed.</summary>
    public static Command Worker(TargetList targets) => Hidden("worker", words =>
    {
        using var coverage = new CoverageMap();
        using var channel = new WorkerChannel(words[1]);
        var target = targets.Find(words[0])!;
        var folders = new CorpusFolders(words[2], target);
        var dictionaries = folders.Dictionaries.DefaultIfEmpty(InstrumentedCopy.Dictionary);
        ImmutableArray<byte[]> tokens = [.. dictionaries.SelectMany(path => TokenFile.Read(path))];
        EndWithParent(channel);
        new Worker(target, coverage, channel, new(folders.Queue), new(folders.Crashes), tokens, int.Parse(words[3])).Run();
    });

    /// <summary>Target, folder to read, folder to write, novelty.</summary>
    public static Command Distil(TargetList targets) => Hidden("distil", words =>
    {
        using var coverage = new CoverageMap();
        Distillation.Run(targets.Find(words[0])!, coverage, words[1], words[2], Enum.Parse<Novelty>(words[3]));
    });

    /// <summary>Target; afl-fuzz gives the inputs and the map.</summary>
    public static Command AflTarget(TargetList targets) => Hidden("afl-target", words => Fuzzer.OutOfProcess.Run(stream =>
    {
        using var input = new MemoryStream();
        stream.CopyTo(input);
        targets.Find(words[0])!.Run(input.ToArray());
    }));

    private static Command Hidden(string name, Action<string[]> action)
    {
        var command = new Command(name) { Words };
        command.Hidden = true;
        command.SetAction(arguments => action(arguments.GetValue(Words)!));
        return command;
    }

    /// <summary>The parent holds the other end of our input; when that closes, nobody watches any more.</summary>
    private static void EndWithParent(WorkerChannel channel) => new Thread(() =>
    {
        while (Console.In.Read() >= 0)
        {
            // Nothing is ever said.
        }

        channel.StopRequested = true;
    })
    { IsBackground = true }.Start();
}
