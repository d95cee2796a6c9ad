namespace WsSpec.Harness.Running;

/// <summary>
/// What large conversations leave behind. On a machine with much memory the runtime is in no hurry to give it back, so it is told to before
/// it has become much.
/// </summary>
internal static class Litter
{
    private const long Most = 24 * 1024 * 1024;

    private static long _dropped;

    /// <summary>So many octets are given up, now or soon.</summary>
    public static void Drop(long octets)
    {
        if (Interlocked.Add(ref _dropped, octets) > Most)
        {
            Interlocked.Exchange(ref _dropped, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }
}
