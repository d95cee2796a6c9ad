using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>How a script is played, whoever is at the other end.</summary>
public sealed record PlayOptions
{
    public static PlayOptions Default { get; } = new();

    public Timers Timers { get; init; } = Timers.Default;

    public Delivery Delivery { get; init; } = Delivery.Whole;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Together with the id of a case it determines the keys and payloads of that case.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What the case works in; null when nobody shares the machine with it.</summary>
    public WorkSlot? Slot { get; init; }

    /// <summary>What earlier cases have shown of how long to wait; null where each case is to wait as long as its timers say.</summary>
    public LearnedLimits? Learned { get; init; }

    /// <summary>Where the case is counted while it is played; null when nobody asks.</summary>
    public CasesUnderWay? UnderWay { get; init; }

    /// <summary>What may be kept of connections.</summary>
    public Allowance Allowance { get; init; } = Allowance.OfOneConnection;
}
