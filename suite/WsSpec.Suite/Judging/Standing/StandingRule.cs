using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// Something that holds on every connection, whatever the case was about. It is one result of a run: one defect fails one rule, not the
/// suite.
/// </summary>
/// <param name="Id"><c>standing/</c> and the fact.</param>
/// <param name="Title">The fact, as a sentence.</param>
/// <param name="Covers">Ids of requirements; the first gives the verdict of a breach.</param>
/// <param name="Testee">The roles it binds.</param>
public abstract record StandingRule(string Id, string Title, ImmutableArray<RequirementId> Covers, Roles Testee) : ICheck
{
    /// <summary>What a breach is, as a phrase; a result shows the first one.</summary>
    public abstract string BrokenBy { get; }

    /// <summary>What of the peer has to have been seen before anything is a breach. A driver sees all; a capture may have holes.</summary>
    public virtual PeerContext Context => PeerContext.None;

    /// <summary>False when the fields of heads are enough, however they were written.</summary>
    public virtual bool NeedsOctets => true;

    /// <summary>How often this conversation put the testee to the rule; 0 when there was nothing that could break it.</summary>
    public virtual int Occasions(Conversation conversation) => conversation.TesteeFrames.Any() ? 1 : 0;

    /// <summary>The frame that breaks the rule in this conversation; null when none does alone.</summary>
    public virtual TapFrame? Offender(Conversation conversation) => null;

    /// <summary>When that was seen which breaks the rule in this conversation; null when it stands in no single place.</summary>
    public virtual TimeSpan? BrokenAt(Conversation conversation) => null;

    /// <summary>What breaks the rule in this conversation, as a phrase; null when nothing does.</summary>
    public abstract string? Breach(Conversation conversation);

    /// <summary>The conversations of a run that break the rule, by their positions.</summary>
    public virtual IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run) =>
        run.Select((conversation, position) => (position, Breach(conversation))).Where(b => b.Item2 is not null)
            .Select(b => (b.position, b.Item2!));
}
