using System.Collections.Immutable;
using System.Text;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>
/// What an endpoint does upon something that its peer did, seen by somebody who stands between them. In a run the cases ask for it; in the
/// traffic of others it is judged where it happens, and only as far as acknowledgements prove what the endpoint had received.
/// </summary>
/// <inheritdoc cref="StandingRule"/>
public abstract record ReactionRule(string Id, string Title, ImmutableArray<RequirementId> Covers, Roles Testee)
    : StandingRule(Id, Title, Covers, Testee)
{
    /// <summary>So many messages may be under way already when something arrives that the application has to see.</summary>
    protected const int Grace = 2;

    /// <summary>
    /// What a side writes may wait in its own buffers, so that a segment acknowledges what its application had not read when it wrote. Not
    /// for so long.
    /// </summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public sealed override PeerContext Context => PeerContext.Everything;

    /// <summary>Every reaction that was called for in this conversation.</summary>
    public abstract IEnumerable<Reaction> Look(FrameOrder order);

    public sealed override int Occasions(Conversation conversation) =>
        Look(new FrameOrder(conversation)).Count(reaction => reaction.Kind == ReactionKind.Kept);

    public sealed override string? Breach(Conversation conversation) => Broken(conversation)?.What;

    public sealed override TimeSpan? BrokenAt(Conversation conversation) => Broken(conversation)?.At;

    /// <summary>True when so many messages, so long after a frame, leave no doubt that the testee had read it.</summary>
    protected static bool IsProof((int Count, TapFrame Last) after, TapFrame sent) =>
        after.Count > Grace && after.Last.At - sent.At >= Patience;

    /// <summary>Octets that can be looked up: whoever floods with Pings is not compared with each of them.</summary>
    protected static string Key(TapFrame frame) => Encoding.Latin1.GetString(frame.Payload.Span);

    private Reaction? Broken(Conversation conversation) =>
        Look(new FrameOrder(conversation)).FirstOrDefault(reaction => reaction.Kind == ReactionKind.Broken);
}
