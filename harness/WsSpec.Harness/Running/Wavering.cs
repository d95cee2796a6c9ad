using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Running;

/// <summary>A verdict that was another one over a rough path.</summary>
/// <param name="Calm">The result over the path as it is.</param>
/// <param name="Rough">The result that differs.</param>
/// <param name="Roughness">What the path was like.</param>
public sealed record Wavering(Result Calm, Result Rough, Roughness Roughness);
