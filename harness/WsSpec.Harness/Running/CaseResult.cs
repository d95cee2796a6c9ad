using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>One case in one variant, played and judged.</summary>
public sealed record CaseResult
{
    public required ConformanceCase Case { get; init; }

    public required Axes Axes { get; init; }

    public required Judgement Judgement { get; init; }

    /// <summary>Null when the case was not played.</summary>
    public Transcript? Transcript { get; init; }

    public TimeSpan Duration { get; init; }

    public string Name => $"{Case.Id} {Axes}";
}
