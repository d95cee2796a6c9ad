using System.CommandLine;

namespace WsSpec.Fuzz.Cli;

/// <summary><c>replay TARGET PATH…</c>: runs inputs on the code as it is, without instrumentation, so that a debugger shows what there is.</summary>
internal sealed class ReplayCommand : Command
{
    private readonly Argument<IFuzzTarget?> _target;
    private readonly Argument<string[]> _paths = new("path") { Description = "files, or folders of files", Arity = ArgumentArity.OneOrMore };

    public ReplayCommand(TargetList targets)
        : base("replay", "Run inputs from files.")
    {
        _target = SharedArguments.Target(targets);
        Add(_target);
        Add(_paths);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var target = arguments.GetValue(_target)!;
        var broken = 0;
        foreach (var file in arguments.GetValue(_paths)!.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path]))
        {
            try
            {
                target.Run(File.ReadAllBytes(file));
                Console.WriteLine($"{file}: holds");
            }
#pragma warning disable CA1031 // Whatever the target throws is what a replay is to show.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Console.WriteLine($"{file}: {e}");
                broken++;
            }
        }

        return broken == 0 ? ExitCode.Ok : ExitCode.Broken;
    }
}
