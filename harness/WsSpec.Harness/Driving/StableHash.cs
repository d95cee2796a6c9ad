namespace WsSpec.Harness.Driving;

/// <summary>Hashes that are the same on every machine and in every process, unlike that of strings.</summary>
internal static class StableHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>FNV-1a.</summary>
    public static int Of(int seed, string text) => Of(seed, new ReadOnlySpan<string>(in text));

    /// <summary>The same of texts that stand one behind the other, without putting them together.</summary>
    public static int Of(int seed, params ReadOnlySpan<string> texts)
    {
        var hash = (uint)seed ^ OffsetBasis;
        foreach (var text in texts)
        {
            foreach (var character in text)
            {
                hash = (hash ^ character) * Prime;
            }
        }

        return (int)hash;
    }

    /// <summary>The finaliser of MurmurHash3: neighbouring numbers do not make neighbouring results.</summary>
    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 33)) * 0xFF51AFD7ED558CCD;
        number = (number ^ (number >> 33)) * 0xC4CEB9FE1A85EC53;
        return number ^ (number >> 33);
    }
}
