using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Patterns;

/// <summary>A final response with a status in a range.</summary>
public sealed record Response(int LowestStatus, int HighestStatus) : One
{
    /// <summary>What its fields have to be like.</summary>
    public ImmutableArray<FieldRule> Fields { get; init; } = [];

    public static Response Accepts { get; } = new(101, 101);

    public override bool Matches(Observation observation) => observation is ResponseSeen seen
        && seen.Status >= LowestStatus && seen.Status <= HighestStatus
        && Fields.All(rule => rule.Holds(seen));

    public override string Describe() =>
        string.Join(", ",
            [LowestStatus == HighestStatus ? $"{LowestStatus}" : $"{LowestStatus}-{HighestStatus}", .. Fields.Select(f => f.Describe())]);
}

/// <summary>An interim response, such as 100.</summary>
public sealed record Interim(int Status) : One
{
    public override bool Matches(Observation observation) => observation is ResponseSeen { IsInterim: true } seen && seen.Status == Status;

    public override string Describe() => $"{Status}";
}
