using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>A rule that single frames break, some of them because of the frames before.</summary>
/// <param name="Offender">The first frame of the testee that breaks it, or null.</param>
internal sealed record FrameRule(
    string Id, string Title, ImmutableArray<RequirementId> Covers, Roles Testee, Func<Conversation, TapFrame?> Offender)
    : StandingRule(Id, Title, Covers, Testee)
{
    /// <param name="offends">What no frame may be, whatever came before it.</param>
    public FrameRule(string id, string title, ImmutableArray<RequirementId> covers, Roles testee, Func<TapFrame, bool> offends)
        : this(id, title, covers, testee, conversation => conversation.TesteeFrames.FirstOrDefault(offends))
    {
    }

    /// <summary>The frames that could break it; all of them unless it says otherwise.</summary>
    public Func<TapFrame, bool> Concerns { get; init; } = _ => true;

    public override PeerContext Context => LooksAt;

    /// <summary>What it looks at beside the frames of the testee.</summary>
    public PeerContext LooksAt { get; init; }

    public override int Occasions(Conversation conversation) => conversation.TesteeFrames.Count(Concerns);

    public override TimeSpan? BrokenAt(Conversation conversation) => Offender(conversation)?.At;

    public override string BrokenBy => "a frame of the testee of which this is not true";

    public override string? Breach(Conversation conversation) => Offender(conversation) is { } frame
        ? $"frame {1 + conversation.TesteeFrames.TakeWhile(f => !ReferenceEquals(f, frame)).Count()} of the testee, {WireLine.Tell(frame)}"
        : null;
}
