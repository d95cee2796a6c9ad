using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>What the runs of all targets have in common.</summary>
public sealed record RunSettings
{
    /// <summary>How many cases are under way at once.</summary>
    public int Jobs { get; init; } = 8;

    public int Seed { get; init; } = 1;

    public Timers Timers { get; init; } = Timers.Default;

    public TargetKind Kind { get; init; } = TargetKind.Auto;

    /// <summary>Brings a testee back that has died; false when it does not come back. Null: nobody can.</summary>
    public Func<CancellationToken, Task<bool>>? Revive { get; init; }

    /// <summary>Every case is run in each of these.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [Delivery.Whole];

    /// <summary>How often a case that does not pass is tried again.</summary>
    public int Retries { get; init; }
}
