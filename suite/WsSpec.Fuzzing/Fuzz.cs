using System.Collections.Immutable;
using System.Reflection;
using WsSpec.Fuzzing.Cli;
using WsSpec.Fuzzing.Corpus;
using WsSpec.Fuzzing.Processes;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing;

/// <summary>Fuzzes the code of the program that calls it: a <c>Main</c> of one line is a fuzzer.</summary>
public static class Fuzz
{
    /// <summary>
    /// Searches for octets for which something throws, hangs or ends the process. The program is copied, and the copy of it and of all its
    /// own assemblies counts the edges that it passes; <c>--help</c> says what the arguments may be.
    /// </summary>
    /// <param name="args">As the program got them.</param>
    /// <param name="run">Puts octets to the code under test. Whatever it throws is a finding, so it catches what may happen.</param>
    /// <param name="shape">What the octets are made of.</param>
    /// <returns>The exit status: 0, 1 when something was found, 2 for a wrong command line.</returns>
    public static int Run(string[] args, OctetAction run, InputShape shape = InputShape.Octets) =>
        Run(args, new ActionTarget(TargetName, run, shape));

    /// <inheritdoc cref="Run(string[], OctetAction, InputShape)"/>
    public static int Run(string[] args, params IFuzzTarget[] targets) =>
        FuzzProgram.RunAsync(args, OwnAssemblies.Of(Assembly.GetEntryAssembly()!), () => [.. targets]).GetAwaiter().GetResult();

    /// <summary>The files of what was found in the past, for a test that replays each.</summary>
    /// <param name="target">The name of the target; of a program with <see cref="Run(string[], OctetAction, InputShape)"/>, its own.</param>
    public static ImmutableArray<string> Findings(string target) => [.. CorpusFolders.CrashesOf(target)];

    private static string TargetName => Assembly.GetEntryAssembly()!.GetName().Name!;

    private sealed class ActionTarget(string name, OctetAction run, InputShape shape) : IFuzzTarget
    {
        public string Name => name;

        public string Property => "Nothing is thrown.";

        public InputShape Shape => shape;

        public void Run(ReadOnlySpan<byte> input) => run(input);
    }
}
