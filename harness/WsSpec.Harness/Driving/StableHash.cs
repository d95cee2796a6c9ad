namespace WsSpec.Harness.Driving;

/// <summary>A hash of text that is the same on every machine and in every process, unlike that of strings (FNV-1a).</summary>
internal static class StableHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(int seed, string text) =>
        (int)text.Aggregate((uint)seed ^ OffsetBasis, (hash, character) => (hash ^ character) * Prime);
}
