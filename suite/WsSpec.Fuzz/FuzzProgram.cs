using System.Collections.Immutable;
using WsSpec.Fuzz.Cli;

namespace WsSpec.Fuzz;

/// <summary>The command line of a program that consists of fuzz targets.</summary>
public static class FuzzProgram
{
    /// <summary>Runs it; the program that calls this is started again, and a copy of it instrumented, for the campaigns.</summary>
    /// <param name="targets">Makes the targets; called late, because making one runs instrumented code.</param>
    public static Task<int> RunAsync(string[] args, Func<ImmutableArray<IFuzzTarget>> targets)
    {
        var list = new TargetList(targets);
        var root = new CampaignCommand(list)
        {
            new AllCommand(list),
            new ListCommand(list),
            new ReplayCommand(list),
            new WriteVectorsCommand(),
            new WriteIdsCommand(),
            ChildCommands.Worker(list),
            ChildCommands.Distil(list),
            ChildCommands.AflTarget(list),
        };
        return root.Parse(args).InvokeAsync();
    }
}
