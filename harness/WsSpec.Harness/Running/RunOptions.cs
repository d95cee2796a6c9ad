using System.Collections.Immutable;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Running;

/// <summary>How a run is carried out.</summary>
public sealed record RunOptions
{
    public required DriverOptions Driver { get; init; }

    public required TransportKind Transport { get; init; }

    /// <summary>How many cases are under way at once.</summary>
    public int Jobs { get; init; } = 8;

    /// <summary>How often a case that does not pass is tried again, to tell a flaky result from a sure one.</summary>
    public int Retries { get; init; }

    /// <summary>Brings a testee back that has died; false when it does not come back. Null: nobody can.</summary>
    public Func<CancellationToken, Task<bool>>? Revive { get; init; }

    /// <summary>Every case is run in each of these.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [Delivery.Whole];
}
