using System.Collections.Concurrent;

namespace WsSpec.Harness.Fuzzing;

/// <summary>A folder with a file for each finding; of two that are the same the shorter one stays, whoever has found it.</summary>
/// <param name="target">What the testee is called.</param>
internal sealed class FindingFolder(string folder, string target) : IFindingKeeper
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, bool> _own = new();

    public string PathOf(string name) => Path.Combine(folder, $"{name}.json");

    public void Keep(Finding finding)
    {
        lock (_gate)
        {
            var path = PathOf(finding.Name);
            if (_own.TryAdd(finding.Name, !File.Exists(path)) && !_own[finding.Name] && IsShorter(path, finding))
            {
                return;
            }

            FindingFile.Write(folder, target, finding);
        }
    }

    public void Drop(string name)
    {
        lock (_gate)
        {
            if (_own.TryGetValue(name, out var isNew) && isNew)
            {
                File.Delete(PathOf(name));
            }
        }
    }

    /// <summary>Whether the one that an earlier run has found is as short; what cannot be read is not.</summary>
    private static bool IsShorter(string path, Finding finding)
    {
        try
        {
            return FindingFile.Read(path).Dialogue.FrameCount <= finding.Dialogue.FrameCount;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
