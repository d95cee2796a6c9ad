using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Catalogue;

/// <summary>The native catalogue as a suite: judged by the oracle, with the standing rules.</summary>
public sealed class NativeSuite : ISuite
{
    // Whoever only wants the name of a suite does not wait for its cases.
    private static readonly Lazy<ImmutableArray<ICase>> All = new(() => [.. ConformanceCatalogue.All]);
    private static readonly Lazy<FrozenDictionary<string, int>> Places =
        new(() => All.Value.Index().ToFrozenDictionary(c => c.Item.Id, c => c.Index));

    private NativeSuite()
    {
    }

    public static NativeSuite Instance { get; } = new();

    public string Name => "native";

    public ImmutableArray<ICase> Cases => All.Value;

    public ImmutableArray<StandingRule> Rules => StandingRules.All;

    public Needs Presumed => Needs.None;

    public bool HasDeliveryAxis => true;

    public bool HasBriefCases => true;

    public ICase? Find(string id) => ConformanceCatalogue.Find(id);

    public int Order(ICase @case) => Places.Value[@case.Id];

    public Judgement Judge(ICase @case, Conversation conversation, TargetProfile profile) =>
        Oracle.Judge((ConformanceCase)@case, conversation, profile);
}
