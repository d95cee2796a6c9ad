using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Driving;

/// <summary>What every case of a run has in common for the driver.</summary>
public sealed record DriverOptions
{
    /// <summary>The role of the implementation under test.</summary>
    public Role Testee { get; init; } = Role.Server;

    public required TargetSettings Settings { get; init; }

    public TargetProfile Profile { get; init; } = TargetProfile.Echo;

    public Timers Timers { get; init; } = Timers.Default;

    public Delivery Delivery { get; init; } = Delivery.Whole;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Together with the id of a case it determines the keys and payloads of that case.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The octets a testee may send in one case, beyond twice what it was sent.</summary>
    public long ReceiveAllowance { get; init; } = 64 * 1024 * 1024;
}
