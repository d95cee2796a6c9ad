using WsSpec.Suite.Requirements;
using System.Collections.Immutable;

namespace WsSpec.Suite.Cases;

/// <summary>What may come of a scenario.</summary>
/// <param name="Subject">The requirement that a behaviour breaks which no outcome foresees.</param>
/// <param name="Outcomes">Tried in order; the first that matches counts.</param>
public sealed record Expectation(RequirementId Subject, params ImmutableArray<Outcome> Outcomes);
