using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>A rule that single frames break, some of them because of the frames before.</summary>
internal sealed record FrameRule : StandingRule
{
    private readonly Func<Conversation, TapFrame?>? _find;
    private readonly Func<TapFrame, bool>? _offends;

    /// <param name="find">The first frame of the testee that breaks it, or null.</param>
    public FrameRule(string id, string title, ImmutableArray<RequirementId> covers, Roles testee, Func<Conversation, TapFrame?> find)
        : base(id, title, covers, testee) => _find = find;

    /// <param name="offends">What no frame may be, whatever came before it.</param>
    public FrameRule(string id, string title, ImmutableArray<RequirementId> covers, Roles testee, Func<TapFrame, bool> offends)
        : base(id, title, covers, testee) => _offends = offends;

    /// <summary>True when only control frames could break it.</summary>
    public bool IsAboutControlFrames { get; init; }

    /// <summary>What one of the frames at least has to be to break it; null: nothing in particular.</summary>
    public FrameTraits? Needs { get; init; }

    /// <summary>Which of those frames could; null: all.</summary>
    public Func<TapFrame, bool>? Concerns { get; init; }

    public override PeerContext Context => LooksAt;

    /// <summary>What it looks at beside the frames of the testee.</summary>
    public PeerContext LooksAt { get; init; }

    public override string BrokenBy => "a frame of the testee of which this is not true";

    public override TapFrame? Offender(Conversation conversation) => Needs is { } traits && (conversation.TesteeTraits & traits) == 0 ? null
        : _offends is null ? _find!(conversation)
        : Candidates(conversation).FirstOrDefault(_offends);

    public override int Occasions(Conversation conversation)
    {
        var candidates = Candidates(conversation);
        if (Concerns is null)
        {
            return candidates.Length;
        }

        var count = 0;
        foreach (var frame in candidates)
        {
            count += Concerns(frame) ? 1 : 0;
        }

        return count;
    }

    public override TimeSpan? BrokenAt(Conversation conversation) => Offender(conversation)?.At;

    public override string? Breach(Conversation conversation) => Offender(conversation) is { } frame
        ? $"frame {1 + conversation.TesteeFrames.TakeWhile(f => !ReferenceEquals(f, frame)).Count()} of the testee, {WireLine.Tell(frame)}"
        : null;

    private ImmutableArray<TapFrame> Candidates(Conversation conversation) =>
        IsAboutControlFrames ? conversation.TesteeControlFrames : conversation.TesteeFrames;
}
