using System.Collections.Immutable;
using System.Reflection;

namespace WsSpec.Fuzzing.Processes;

/// <summary>The assemblies that belong to a program: it and what it refers to in its folder, without the engine and what that needs.</summary>
internal static class OwnAssemblies
{
    public static ImmutableArray<Assembly> Of(Assembly program)
    {
        var engine = new HashSet<string>();
        Collect(typeof(OwnAssemblies).Assembly, engine, []);
        var own = new List<Assembly>();
        Collect(program, engine, own);
        return [.. own];
    }

    private static void Collect(Assembly assembly, HashSet<string> seen, List<Assembly> found)
    {
        if (!seen.Add(assembly.GetName().Name!) || Path.GetDirectoryName(assembly.Location) != Folder)
        {
            return;
        }

        found.Add(assembly);
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => File.Exists(Path.Combine(Folder, $"{name.Name}.dll"))))
        {
            Collect(Assembly.Load(name), seen, found);
        }
    }

    private static string Folder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
}
