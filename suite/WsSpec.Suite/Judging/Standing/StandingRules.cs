using System.Collections.Immutable;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>All standing rules, in the order in which a connection lives.</summary>
public static class StandingRules
{
    public static ImmutableArray<StandingRule> All { get; } =
    [
        .. RequestRules.All,
        .. AcceptanceRules.All,
        .. FramingRules.All,
        .. MessageRules.All,
        .. ClosingRules.All,
        .. FreshnessRules.All,
        .. DeflateAgreementRules.All,
        .. DeflateRules.All,
    ];
}
