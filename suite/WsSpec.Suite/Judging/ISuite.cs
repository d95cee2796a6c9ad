using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>Cases that belong together, and who judges them. Suites are played alike; each judges by its own lights.</summary>
public interface ISuite
{
    /// <summary>As the command line calls it.</summary>
    string Name { get; }

    /// <summary>In the order in which reports show them.</summary>
    ImmutableArray<ICase> Cases { get; }

    /// <summary>What holds on every connection of a run; empty when the suite has no such rules.</summary>
    ImmutableArray<StandingRule> Rules { get; }

    /// <summary>What its cases take for granted, whatever a probe finds.</summary>
    Needs Presumed { get; }

    /// <summary>True when a run may choose how octets are cut into writes; otherwise the cases do.</summary>
    bool HasDeliveryAxis { get; }

    /// <summary>True when a case is a matter of moments; otherwise each may move so much that it says itself how long it may take.</summary>
    bool HasBriefCases { get; }

    /// <summary>The case with this id, or null.</summary>
    ICase? Find(string id);

    /// <summary>The place of one of its cases among them.</summary>
    int Order(ICase @case);

    /// <summary>Judges a conversation that came of one of its cases. Pure: the same conversation gets the same judgement.</summary>
    Judgement Judge(ICase @case, Conversation conversation, TargetProfile profile);
}
