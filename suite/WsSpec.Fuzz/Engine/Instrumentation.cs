using SharpFuzz;

namespace WsSpec.Fuzz.Engine;

/// <summary>A copy of this program whose tested assemblies count the edges they pass. It runs only where a coverage map exists.</summary>
internal sealed class Instrumentation : IDisposable
{
    private static readonly string[] Tested = ["WsSpec.Protocol.dll", "WsSpec.Suite.dll", "wsspec.dll"];

    // SharpFuzz draws the numbers of all edges from one generator, which several threads at once would ruin: every edge would be number 0.
    private static readonly Lock OneAtATime = new();

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("wsspec-fuzz-");

    public Instrumentation()
    {
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
        {
            file.CopyTo(Path.Combine(_copy.FullName, file.Name));
        }

        foreach (var assembly in Tested.Select(name => Path.Combine(_copy.FullName, name)).Where(File.Exists))
        {
            lock (OneAtATime)
            {
                Fuzzer.Instrument(assembly, _ => true, Options.Value);
            }
        }
    }

    /// <summary>The folder, for whatever else belongs to the campaign.</summary>
    public string Folder => _copy.FullName;

    /// <summary>The instrumented copy of this program.</summary>
    public string Program => Path.Combine(_copy.FullName, Path.GetFileName(ChildProgram.This));

    public void Dispose() => _copy.Delete(recursive: true);
}
