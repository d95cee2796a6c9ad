using System.Collections.Immutable;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Reactions;

namespace WsSpec.Harness.Running;

/// <summary>The suites that can be played.</summary>
internal static class Suites
{
    /// <summary>The native one, which is the usual choice, comes first.</summary>
    public static ImmutableArray<ISuite> All { get; } = [NativeSuite.Instance, AutobahnSuite.Full, AutobahnSuite.Quick];

    /// <summary>All cases and standing rules there are, and the rules that only an audit holds against somebody.</summary>
    public static IEnumerable<ICheck> Checks =>
        All.SelectMany(suite => suite.Cases.Concat<ICheck>(suite.Rules)).Concat(ReactionRules.All);

    /// <summary>The suite that has the case with this id, and the case; null when none has.</summary>
    public static (ISuite Suite, ICase Case)? Find(string id) =>
        All.Select(suite => suite.Find(id) is { } @case ? (suite, @case) : ((ISuite, ICase)?)null)
            .FirstOrDefault(found => found is not null);
}
