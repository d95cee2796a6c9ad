using System.Collections.Immutable;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Fuzzing;

/// <summary>What a fuzz run has come to.</summary>
public sealed record FuzzReport
{
    /// <summary>Dialogues played, those for making others shorter not counted.</summary>
    public required long Played { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>True when it was stopped before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>The first turn that was not played.</summary>
    public long Next { get; init; }

    /// <summary>What the dialogues have reached of the model.</summary>
    internal ModelCoverage Coverage { get; init; } = ModelCoverage.None;

    /// <summary>Confirmed, one for each requirement and shape.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Problems that did not show again with the usual deadlines.</summary>
    public required int Unconfirmed { get; init; }

    /// <summary>
    /// One for each time the testee stopped working; suspects and culprits are numbers of dialogues. A culprit is a finding too.
    /// </summary>
    public required ImmutableArray<Death> Deaths { get; init; }
}
