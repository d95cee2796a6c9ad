namespace WsSpec.Harness.Tests;

/// <summary>Tests that would take minutes take samples, and everything where <c>WSSPEC_LONG</c> is set.</summary>
internal static class LongForm
{
    private static readonly bool IsAsked = Environment.GetEnvironmentVariable("WSSPEC_LONG") is not null;

    /// <summary>1 in the long form, otherwise <paramref name="few"/>.</summary>
    public static int OneIn(int few) => IsAsked ? 1 : few;

    /// <summary>All items in the long form, otherwise the first of each <paramref name="few"/>.</summary>
    public static IEnumerable<T> Sample<T>(IEnumerable<T> items, int few) => items.Where((_, i) => IsAsked || i % few == 0);
}
