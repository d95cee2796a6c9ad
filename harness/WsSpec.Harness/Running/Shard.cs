using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>
/// One of several parts that share the work among them. Who takes something follows from its name alone: every name is in exactly one part,
/// the same one on every machine, whatever else there is and whatever else is selected.
/// </summary>
/// <param name="Index">From 1 to <paramref name="Count"/>.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>How long the work took before; what it knows is dealt out so that the parts take equally long.</summary>
    public Timings? Timings { get; init; }

    public bool IsWhole => Count == 1;

    /// <exception cref="CommandException">It is not <c>i/n</c> with 1 ≤ i ≤ n.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1 && index <= count
            ? new(index, count)
            : throw new CommandException($"'{text}' is no shard: write it as 1/4 to 4/4");

    /// <summary>What a variant of a case is called here: neither the transport nor anything else of the testee says who plays it.</summary>
    public static string NameOf(string id, Delivery delivery) => $"{id} {Axes.Name(delivery)}";

    /// <summary>Whether this is the part that has the name.</summary>
    public bool Takes(string name) => IsWhole || Index == PartOf(name);

    public ImmutableArray<T> Of<T>(ImmutableArray<T> all, Func<T, string> name) => IsWhole ? all : [.. all.Where(one => Takes(name(one)))];

    /// <summary>What it has of the numbers from 0, dealt out in turn.</summary>
    /// <param name="turn">From 0.</param>
    public long Number(long turn) => (turn * Count) + Index - 1;

    public override string ToString() => $"{Index}/{Count}";

    private int PartOf(string name) =>
        Timings is not null && Timings.Dealt(Count).TryGetValue(name, out var dealt) ? dealt : Highest(name);

    /// <summary>
    /// Rendezvous hashing: each part draws a number for the name, and the highest has it. Another name changes nobody's numbers, and one
    /// more part takes from each of the others its share.
    /// </summary>
    private int Highest(string name)
    {
        var hash = (ulong)(uint)StableHash.Of(0, name);
        return Enumerable.Range(1, Count).MaxBy(part => StableHash.Mix((hash << 32) + (uint)part));
    }
}
