using System.CommandLine;

namespace WsSpec.Fuzz.Cli;

/// <summary><c>list</c>: the targets and their properties.</summary>
internal sealed class ListCommand : Command
{
    public ListCommand(TargetList targets)
        : base("list", "Show the targets and their properties.")
    {
        SetAction(_ =>
        {
            foreach (var target in targets.All)
            {
                Console.WriteLine($"{target.Name,-22}{target.Property}");
            }
        });
    }
}
