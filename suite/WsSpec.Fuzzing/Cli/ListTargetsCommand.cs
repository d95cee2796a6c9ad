using System.CommandLine;

namespace WsSpec.Fuzzing.Cli;

/// <summary><c>list</c>: the targets and their properties.</summary>
internal sealed class ListTargetsCommand : Command
{
    public ListTargetsCommand(TargetList targets)
        : base("list", "Show the targets and their properties.")
    {
        SetAction(arguments =>
        {
            foreach (var target in targets.All)
            {
                arguments.InvocationConfiguration.Output.WriteLine($"{target.Name,-22}{target.Property}");
            }
        });
    }
}
