using System.Collections.Frozen;
using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Autobahn's cases as a suite. Its judgements are <see cref="AutobahnJudgement"/>s.</summary>
public sealed class AutobahnSuite : ISuite
{
    private readonly AutobahnProfile _profile;
    private readonly bool _failByDrop;
    private readonly Lazy<ImmutableArray<ICase>> _cases;
    private readonly Lazy<FrozenDictionary<string, ICase>> _byId;

    /// <param name="catalogue">Its cases.</param>
    /// <param name="failByDrop">As in <see cref="AutobahnOracle"/>.</param>
    public AutobahnSuite(AutobahnCatalogue catalogue, bool failByDrop = false)
    {
        (_profile, _failByDrop) = (catalogue.Profile, failByDrop);
        _cases = new(() => [.. catalogue.All]);
        _byId = new(() => Cases.ToFrozenDictionary(c => c.Id));
    }

    public static AutobahnSuite Full { get; } = new(AutobahnCatalogue.Full);

    public static AutobahnSuite Quick { get; } = new(AutobahnCatalogue.Quick);

    public string Name => _profile.Family;

    public ImmutableArray<ICase> Cases => _cases.Value;

    public ImmutableArray<StandingRule> Rules => [];

    public Needs Presumed => Needs.Echo;

    public bool HasDeliveryAxis => false;

    public bool HasBriefCases => false;

    public ICase? Find(string id) => _byId.Value.GetValueOrDefault(id);

    public int Order(ICase @case) => ((AutobahnCase)@case).Number;

    public Judgement Judge(ICase @case, Conversation conversation, TargetProfile profile) =>
        AutobahnOracle.Judge((AutobahnCase)@case, conversation, _failByDrop);
}
