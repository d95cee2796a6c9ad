using System.Collections.Immutable;

namespace WsSpec.Harness.Running;

/// <summary>Which part of a larger run this is, as its report says it.</summary>
/// <param name="Index">From 1 to <paramref name="Of"/>.</param>
public sealed record Part(int Index, int Of)
{
    /// <summary>What was shared among the parts.</summary>
    public PartUnit By { get; init; } = PartUnit.Case;

    /// <summary>The digest of the timings by which the work was dealt out; null: by names alone.</summary>
    public string? Timings { get; init; }

    /// <summary>Where endpoints were shared, all there are: what is missing in the end can be named.</summary>
    public ImmutableArray<string> Endpoints { get; init; } = [];

    /// <summary>Null for the whole.</summary>
    public static Part? From(Shard shard) => shard.IsWhole ? null : new(shard.Index, shard.Count) { Timings = shard.Timings?.Digest };

    public override string ToString() => $"part {Index} of {Of}";
}

/// <summary>What parts share among them.</summary>
public enum PartUnit
{
    Case,
    Endpoint,
}
