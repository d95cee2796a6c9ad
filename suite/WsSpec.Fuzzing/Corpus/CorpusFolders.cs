using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Corpus;

/// <summary>Where the files of one target are.</summary>
/// <param name="Root">The folder <c>corpus</c>.</param>
public sealed record CorpusFolders(string Root, IFuzzTarget Target)
{
    private const string Folder = "corpus";

    /// <summary>The inputs a campaign begins with.</summary>
    public string Seeds => Path.Combine(Root, "seeds", Target.Name);

    /// <summary>The inputs that have broken the property; tests replay them.</summary>
    public string Crashes => CrashesIn(Root, Target.Name);

    /// <summary>Tokens that inputs of this shape are made of, and those of this target, as far as there are any.</summary>
    public IEnumerable<string> Dictionaries => new[] { Target.Shape.ToString().ToLowerInvariant(), Target.Name }
        .Select(name => Path.Combine(Root, "dictionaries", $"{name}.dict"))
        .Where(File.Exists);

    /// <summary>The inputs of past campaigns; not part of the repository.</summary>
    public string Queue => Path.Combine(Root, "..", "artifacts", "fuzz", Target.Name, "queue");

    /// <summary>What AFL++ keeps; instances of several machines meet here.</summary>
    public string Afl => Path.Combine(Root, "..", "artifacts", "fuzz", Target.Name, "afl");

    /// <summary>The folders of a target in the nearest <c>corpus</c>, from the working directory upwards, or in a new one there.</summary>
    public static CorpusFolders Find(IFuzzTarget target) => new(FindRoot(), target);

    /// <summary>What has broken the property of the target with this name.</summary>
    internal static IEnumerable<string> CrashesOf(string target)
    {
        var folder = CrashesIn(FindRoot(), target);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Makes the folders that a campaign writes to, and puts the seeds into the queue.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(Queue);
        foreach (var seed in Directory.Exists(Seeds) ? Directory.EnumerateFiles(Seeds) : [])
        {
            File.Copy(seed, Path.Combine(Queue, Path.GetFileName(seed)), overwrite: true);
        }
    }

    private static string CrashesIn(string root, string target) => Path.Combine(root, "crashes", target);

    private static string FindRoot()
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        for (var folder = here; folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(corpus))
            {
                return corpus;
            }
        }

        return Path.Combine(here.FullName, Folder);
    }
}
