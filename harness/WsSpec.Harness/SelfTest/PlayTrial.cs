using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.SelfTest;

/// <summary>
/// Plays one case against a twin, or against the reference itself: <see cref="Trial.Of"/> or <see cref="Trial.OverSockets"/>.
/// </summary>
public delegate TrialResult PlayTrial(Twin? twin, Role testee, ConformanceCase @case);
