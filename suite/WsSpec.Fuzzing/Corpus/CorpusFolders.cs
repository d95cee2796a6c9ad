namespace WsSpec.Fuzzing.Corpus;

/// <summary>Where the files of one target are.</summary>
/// <param name="Root">The folder <c>corpus</c> of the repository.</param>
public sealed record CorpusFolders(string Root, IFuzzTarget Target)
{
    /// <summary>The inputs a campaign begins with.</summary>
    public string Seeds => Path.Combine(Root, "seeds", Target.Name);

    /// <summary>The inputs that have broken the property; tests replay them.</summary>
    public string Crashes => Path.Combine(Root, "crashes", Target.Name);

    /// <summary>Tokens that inputs of this shape are made of, and those of this target, as far as there are any.</summary>
    public IEnumerable<string> Dictionaries => new[] { Target.Shape.ToString().ToLowerInvariant(), Target.Name }
        .Select(name => Path.Combine(Root, "dictionaries", $"{name}.dict"))
        .Where(File.Exists);

    /// <summary>The inputs of past campaigns; not part of the repository.</summary>
    public string Queue => Path.Combine(Root, "..", "artifacts", "fuzz", Target.Name, "queue");

    /// <summary>What AFL++ keeps; instances of several machines meet here.</summary>
    public string Afl => Path.Combine(Root, "..", "artifacts", "fuzz", Target.Name, "afl");

    /// <summary>The folders above the working directory that has a <c>corpus</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static CorpusFolders Find(IFuzzTarget target)
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "corpus");
            if (Directory.Exists(corpus))
            {
                return new(corpus, target);
            }
        }

        throw new DirectoryNotFoundException("no folder named corpus here or above: run from within the repository");
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
}
