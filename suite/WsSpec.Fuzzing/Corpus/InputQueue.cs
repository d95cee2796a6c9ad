using System.Security.Cryptography;

namespace WsSpec.Fuzzing.Corpus;

/// <summary>The inputs that have each shown something new, in memory and as files of a folder that several workers share.</summary>
internal sealed class InputQueue(string folder)
{
    private readonly List<byte[]> _inputs = [];
    private readonly HashSet<string> _known = [];

    public int Count => _inputs.Count;

    /// <summary>
    /// Files of the folder that were not there before: seeds, and what other workers have found. The short ones come first.
    /// </summary>
    public IEnumerable<byte[]> NewFiles()
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*.bin").Where(file => _known.Add(file.Name)).OrderBy(file => file.Length);
        return files.ToList().Select(file => File.ReadAllBytes(file.FullName));
    }

    public void Keep(ReadOnlySpan<byte> input) => _inputs.Add(input.ToArray());

    /// <summary>Keeps an input and shares it.</summary>
    public void Add(ReadOnlySpan<byte> input)
    {
        Keep(input);
        Write(folder, input, _known);
    }

    /// <summary>Writes an input under a name that its content determines.</summary>
    public static void Write(string folder, ReadOnlySpan<byte> input, ISet<string>? known = null)
    {
        var name = Name(input);
        var path = Path.Combine(folder, name);
        if (known?.Add(name) != false && !File.Exists(path))
        {
            // Others read the folder: they must see the whole file or none.
            var draft = Path.Combine(folder, $"{name}.{Environment.ProcessId}");
            File.WriteAllBytes(draft, input);
            File.Move(draft, path, overwrite: true);
        }
    }

    /// <summary>Deletes the files that have this content.</summary>
    public static void Remove(string folder, byte[] input)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.bin").Where(file => file.Length == input.Length))
        {
            if (File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(input))
            {
                file.Delete();
            }
        }
    }

    /// <summary>One of the inputs, the shortest of a few taken at random: a run takes as long as its input is.</summary>
    public ReadOnlySpan<byte> Pick(Random random)
    {
        const int Candidates = 3;
        var shortest = _inputs[random.Next(_inputs.Count)];
        for (var i = 1; i < Candidates; i++)
        {
            var other = _inputs[random.Next(_inputs.Count)];
            shortest = other.Length < shortest.Length ? other : shortest;
        }

        return shortest;
    }

    private static string Name(ReadOnlySpan<byte> input) => $"{Convert.ToHexStringLower(SHA256.HashData(input))[..16]}.bin";
}
