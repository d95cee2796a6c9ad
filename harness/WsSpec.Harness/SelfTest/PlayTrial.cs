using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.SelfTest;

/// <summary>
/// Plays one case against an endpoint with a fault, or without one: <see cref="Trial.Of"/> or <see cref="Trial.OverSockets"/>.
/// </summary>
public delegate TrialResult PlayTrial(Fault? fault, Role testee, ConformanceCase @case);
