namespace WsSpec.Fuzzing.Corpus;

/// <summary>
/// Which inputs of several corpora are kept. They are looked at in an order that follows from their content alone, and each is kept that
/// passes an edge which none before it passes. So the order of the corpora makes no difference, a merged one changes no more, and every
/// edge is kept.
/// </summary>
internal static class CorpusMerge
{
    /// <summary>Each input once, the shortest ones first.</summary>
    public static IEnumerable<byte[]> InOrder(IEnumerable<byte[]> inputs)
    {
        byte[]? last = null;
        foreach (var input in inputs.Order(Comparer<byte[]>.Create(Compare)))
        {
            if (last?.AsSpan().SequenceEqual(input) != true)
            {
                yield return last = input;
            }
        }
    }

    /// <summary>Those that are kept.</summary>
    /// <param name="isNew">Called for each input in order: whether it passes an edge that none before it does.</param>
    public static List<byte[]> Few(IEnumerable<byte[]> inputs, Predicate<byte[]> isNew) => [.. InOrder(inputs).Where(input => isNew(input))];

    /// <summary>The files of a folder that are inputs: those in it, and, where somebody keeps more than a corpus, those in its queues.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder, "queue", SearchOption.AllDirectories).SelectMany(Directory.EnumerateFiles));

    private static int Compare(byte[] one, byte[] other) =>
        one.Length != other.Length ? one.Length.CompareTo(other.Length) : one.AsSpan().SequenceCompareTo(other);
}
