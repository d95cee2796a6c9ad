using System.Collections.Immutable;

namespace WsSpec.Suite.Judging;

/// <summary>All standing rules.</summary>
public static class StandingRules
{
    public static ImmutableArray<StandingRule> All { get; } = [];
}
