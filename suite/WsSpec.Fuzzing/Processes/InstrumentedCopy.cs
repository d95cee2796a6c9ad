using System.Reflection;
using SharpFuzz;
using WsSpec.Fuzzing.Corpus;

namespace WsSpec.Fuzzing.Processes;

/// <summary>
/// A copy of this program in which the assemblies under test count the edges they pass. It runs only where a coverage map exists. Campaigns
/// share it; each has a scratch folder of its own.
/// </summary>
internal sealed class InstrumentedCopy : IDisposable
{
    // SharpFuzz draws the numbers of all edges from one generator, which several threads at once would ruin: every edge would be number 0.
    private static readonly Lock OneAtATime = new();

    /// <summary>A dictionary of the constants in what is under test.</summary>
    private const string ConstantsFile = "constants.dict";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wsspec-fuzz-");

    /// <param name="underTest">Assemblies that this program has in its folder.</param>
    public InstrumentedCopy(IReadOnlyCollection<Assembly> underTest)
    {
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
        {
            file.CopyTo(PathOf(file.Name));
        }

        foreach (var assembly in underTest)
        {
            lock (OneAtATime)
            {
                Fuzzer.Instrument(PathOf(Path.GetFileName(assembly.Location)), type => !Begins(assembly, type), Options.Value);
            }
        }

        TokenFile.Write(PathOf(ConstantsFile), underTest.SelectMany(assembly => Constants.In(assembly.Location)));
    }


    /// <summary>In a process of a copy: the dictionary that was made of the constants in what is under test.</summary>
    public static string Dictionary => Path.Combine(AppContext.BaseDirectory, ConstantsFile);

    /// <summary>The path of the copied assembly that is to be started.</summary>
    public string Program => PathOf(Path.GetFileName(FuzzProcess.This));

    /// <summary>The path of a file of the copy.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A folder for whatever else belongs to one campaign or one job of it; it goes with the copy.</summary>
    public string Scratch(string name) => _folder.CreateSubdirectory(Path.Combine("scratch", name)).FullName;

    /// <summary>Where a program begins no map exists yet, so nothing may be counted there.</summary>
    private static bool Begins(Assembly assembly, string type) => assembly.EntryPoint?.DeclaringType?.FullName is { } first
        && (type == first || type.StartsWith(first + "/", StringComparison.Ordinal));

    public void Dispose() => _folder.Delete(recursive: true);
}
