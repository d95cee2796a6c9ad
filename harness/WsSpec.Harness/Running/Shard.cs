using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Running;

/// <summary>One of several parts of a run: every case is in exactly one, and the same one on every machine.</summary>
/// <param name="Index">From 1 to <paramref name="Count"/>.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <exception cref="CommandException">It is not <c>i/n</c> with 1 ≤ i ≤ n.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1 && index <= count
            ? new(index, count)
            : throw new CommandException($"'{text}' is no shard: write it as 1/4 to 4/4");

    /// <summary>Neighbours take about as long as each other, so they are dealt out in turn.</summary>
    public ImmutableArray<T> Of<T>(ImmutableArray<T> all) => [.. all.Where((_, i) => i % Count == Index - 1)];

    /// <summary>What it has of the numbers from 0, dealt out in turn.</summary>
    /// <param name="turn">From 0.</param>
    public long Number(long turn) => (turn * Count) + Index - 1;
}
