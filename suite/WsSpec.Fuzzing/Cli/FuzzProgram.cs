using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Cli;

/// <summary>The command line of a program that consists of fuzz targets.</summary>
public static class FuzzProgram
{
    /// <summary>Runs it; the program that calls this is started again, and a copy of it instrumented, for the campaigns.</summary>
    /// <param name="args">As the program got them.</param>
    /// <param name="underTest">The assemblies whose edges guide the search: those that the targets are about, in the program's
    /// folder.</param>
    /// <param name="targets">Makes the targets; called late, because making one runs instrumented code.</param>
    /// <returns>The exit status: 0, 1 when a property is broken, 2 for a wrong command line, 4 when a campaign could not be run.</returns>
    public static Task<int> RunAsync(string[] args, ImmutableArray<Assembly> underTest, Func<ImmutableArray<IFuzzTarget>> targets)
    {
        var list = new TargetList(underTest, targets);
        var root = new CampaignCommand(list)
        {
            new AllCommand(list),
            new ListTargetsCommand(list),
            new MergeCorpusCommand(list),
            new ReplayInputsCommand(list),
            ChildCommands.Worker(list),
            ChildCommands.Distil(list),
            ChildCommands.AflTarget(list),
        };
        return root.Parse(args).InvokeAsync();
    }
}
