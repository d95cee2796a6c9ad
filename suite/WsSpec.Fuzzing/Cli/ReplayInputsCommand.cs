using System.CommandLine;
using WsSpec.Fuzzing.Engine;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary>
/// <c>replay TARGET PATH…</c>: runs inputs on the code as it is, without instrumentation, so that a debugger shows what there is.
/// </summary>
internal sealed class ReplayInputsCommand : Command
{
    private readonly Argument<IFuzzTarget?> _target;
    private readonly Argument<string[]> _paths =
        new("path") { Description = "files, or folders of files", Arity = ArgumentArity.OneOrMore };

    public ReplayInputsCommand(TargetList targets)
        : base("replay", "Run inputs from files.")
    {
        _target = SharedArguments.Target(targets);
        Add(_target);
        Add(_paths);
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var output = arguments.InvocationConfiguration.Output;
        var target = arguments.GetValue(_target)!;
        var broken = 0;
        foreach (var file in arguments.GetValue(_paths)!.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path]))
        {
            var failure = TargetRun.Failure(target, File.ReadAllBytes(file));
            output.WriteLine($"{file}: {failure?.ToString() ?? "holds"}");
            broken += failure is null ? 0 : 1;
        }

        return broken == 0 ? FuzzExitCode.Ok : FuzzExitCode.Broken;
    }
}
