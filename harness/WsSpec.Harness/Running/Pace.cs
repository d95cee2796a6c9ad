using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>How cases are played together.</summary>
/// <param name="Timers">How long each waits.</param>
/// <param name="Jobs">How many work at once.</param>
/// <param name="Connections">How many connections are open at once; those that only wait are not counted as work.</param>
internal sealed record Pace(Timers Timers, int Jobs, int Connections);
