using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>How cases are played together.</summary>
/// <param name="Timers">How long each waits.</param>
/// <param name="Shortest">What the limits fall to at the least, where the testee is learned not to react.</param>
/// <param name="Jobs">How many work at once.</param>
/// <param name="Connections">How many connections are open at once; those that only wait are not counted as work.</param>
internal sealed record Pace(Timers Timers, TimeSpan Shortest, int Jobs, int Connections)
{
    /// <summary>What is learned while it is kept.</summary>
    public LearnedLimits Learned { get; } = new(Shortest);

    /// <summary>
    /// How many that take all of the testee are connected at once: one, but for those that only wait for what never came.
    /// </summary>
    public int HeavyConnections { get; init; } = 1;

    /// <summary>The same for cases of which each takes all of the testee.</summary>
    public Pace OneByOne() => new(Timers, Shortest, 1, HeavyConnections);
}
