using System.Collections.Immutable;

namespace WsSpec.Suite.Autobahn;

/// <summary>A grade for exactly these events.</summary>
public sealed record Grade(Behavior Behavior, params ImmutableArray<AutobahnEvent> Events);
