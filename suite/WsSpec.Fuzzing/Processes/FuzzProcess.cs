using System.Diagnostics;
using System.Reflection;

namespace WsSpec.Fuzzing.Processes;

/// <summary>Starts this program, or an instrumented copy of it, again.</summary>
internal static class FuzzProcess
{
    /// <summary>The memory a child may have; beyond that it gets an OutOfMemoryException, which is a finding like any other.</summary>
    private const string HeapLimit = "0x30000000";

    public static string Dotnet =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>The path of the assembly that was started, which has the targets.</summary>
    public static string This { get; } = Assembly.GetEntryAssembly()!.Location;

    /// <param name="program">The path of the assembly.</param>
    public static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;

        // A stack overflow or an abort leaves no core file behind.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }
}
