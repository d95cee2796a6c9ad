using System.Reflection;
using SharpFuzz;

namespace WsSpec.Fuzzing.Processes;

/// <summary>
/// A copy of this program in which the assemblies under test count the edges they pass. It runs only where a coverage map exists. Campaigns
/// share it; each has a scratch folder of its own.
/// </summary>
internal sealed class InstrumentedCopy : IDisposable
{
    // SharpFuzz draws the numbers of all edges from one generator, which several threads at once would ruin: every edge would be number 0.
    private static readonly Lock OneAtATime = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wsspec-fuzz-");

    /// <param name="underTest">Assemblies that this program has in its folder.</param>
    public InstrumentedCopy(IEnumerable<Assembly> underTest)
    {
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
        {
            file.CopyTo(PathOf(file.Name));
        }

        foreach (var assembly in underTest)
        {
            lock (OneAtATime)
            {
                Fuzzer.Instrument(PathOf(Path.GetFileName(assembly.Location)), _ => true, Options.Value);
            }
        }
    }

    /// <summary>The path of the copied assembly that is to be started.</summary>
    public string Program => PathOf(Path.GetFileName(FuzzProcess.This));

    /// <summary>The path of a file of the copy.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A folder for whatever else belongs to one campaign or one job of it; it goes with the copy.</summary>
    public string Scratch(string name) => _folder.CreateSubdirectory(Path.Combine("scratch", name)).FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
