using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Auditing;

/// <summary>The table of requirements that an audit comes to.</summary>
internal static class RequirementSights
{
    public static ImmutableArray<RequirementSight> Of(Role testee, IReadOnlyCollection<RuleTally> tallies)
    {
        var byRequirement = tallies.SelectMany(tally => tally.Rule.Covers.Select(id => (Id: id, Tally: tally)))
            .ToLookup(pair => pair.Id, pair => pair.Tally);
        return [.. Registry.All.Where(r => r.Binds.Includes(testee) || byRequirement.Contains(r.Id))
            .Select(r => Of(r.Id, [.. byRequirement[r.Id]]))];
    }

    /// <summary>A breach breaks the first requirement that its rule covers; of the others it says nothing.</summary>
    private static RequirementSight Of(RequirementId id, ImmutableArray<RuleTally> tallies)
    {
        var kept = tallies.Where(t => !t.IsBroken).Sum(t => t.Kept);
        return tallies.Any(t => t.IsBroken && t.Rule.Covers[0] == id) ? new(id, Sight.Broken, 0)
            : kept > 0 ? new(id, Sight.Kept, kept)
            : tallies.Any(t => t.UnseenIn == 0 && !t.IsBroken) ? new(id, Sight.Untested, 0)
            : new(id, Sight.Unseen, 0);
    }
}
