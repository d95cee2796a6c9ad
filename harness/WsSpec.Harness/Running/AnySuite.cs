using System.Collections.Frozen;
using WsSpec.Suite;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Running;

/// <summary>The native catalogue and Autobahn's, told apart by the ids of their cases: what is played the same way is judged by its own oracle.</summary>
internal static class AnySuite
{
    private static readonly FrozenDictionary<string, int> NativeOrder =
        ConformanceCatalogue.All.Select((c, i) => (c.Id, i)).ToFrozenDictionary(pair => pair.Id, pair => pair.i);

    /// <summary>The case with this id, or null.</summary>
    public static ConformanceCase? Find(string id) => ConformanceCatalogue.Find(id) ?? AutobahnCatalogue.Of(id)?.Scenario;

    /// <summary>The ids of all cases and standing rules there are, the native ones first.</summary>
    public static IEnumerable<string> Ids =>
        NativeOrder.Keys.Concat(StandingRules.All.Select(r => r.Id)).Concat(AutobahnCatalogue.Full.All.Select(c => c.Scenario.Id));

    public static bool IsNative(ConformanceCase @case) => NativeOrder.ContainsKey(@case.Id);

    /// <summary>The place of a case in its catalogue.</summary>
    public static int Order(ConformanceCase @case) =>
        NativeOrder.TryGetValue(@case.Id, out var order) ? order
        : AutobahnCatalogue.Of(@case.Id) is { } autobahn ? autobahn.Number
        : int.MaxValue;

    public static Judgement Judge(ConformanceCase @case, Transcript transcript, TargetProfile profile) => AutobahnCatalogue.Of(@case.Id) is { } autobahn
        ? AutobahnOracle.Judge(autobahn, transcript).Translated
        : Oracle.Judge(@case, transcript, profile);
}
