using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>
/// Sections 5 and 8.1: who receives what the RFC forbids fails the connection. Who answers a later Ping, or repeats the code of a later
/// Close, has read on: that is proof; messages that were under way are none.
/// </summary>
internal sealed record FailsUponBreach : ReactionRule
{
    private FailsUponBreach(string name, Role testee, params ImmutableArray<RequirementId> covers)
        : base(
            $"reaction/{name}-fails-upon-breach",
            $"A {name} fails the connection upon a frame that the RFC forbids",
            covers,
            testee.AsRoles())
    {
    }

    public static FailsUponBreach Server { get; } =
        new("server", Role.Server, Rfc6455.ServerFailsByClosing, Rfc6455.UnmaskedFrameClosesConnection);

    public static FailsUponBreach Client { get; } =
        new("client", Role.Client, Rfc6455.ClientFailsByClosing, Rfc6455.MaskedFrameClosesConnection);

    private const int LongestControlPayload = 125;

    private static readonly string[] Forbidding =
    [
        "standing/server-never-masks", "standing/client-always-masks", "standing/reserved-bits-are-clear", "standing/no-reserved-opcode",
        "standing/control-frames-are-short", "standing/control-frames-are-whole", "standing/continuation-continues-a-message",
        "standing/messages-are-not-interleaved", "standing/text-is-utf8",
    ];

    public override string BrokenBy => "an answer of the testee to what came behind a forbidden frame";

    public override IEnumerable<Reaction> Look(FrameOrder order)
    {
        if (FirstBreach(order) is not { } breach)
        {
            yield break;
        }

        // Of those that look alike, the first to arrive is answered first.
        var later = order.PeerControl.Where(frame => frame.End > breach.End && IsToBeAnswered(frame))
            .GroupBy(frame => (frame.Opcode, What(frame))).ToDictionary(same => same.Key, same => same.Min(frame => frame.End));
        var goingOn = order.TesteeControl.TakeWhile(frame => !IsFailing(frame));
        if (goingOn.FirstOrDefault(frame => later.TryGetValue((Asked(frame), What(frame)), out var end) && frame.AfterPeer >= end) is { } answer)
        {
            yield return new(
                ReactionKind.Broken,
                answer.At,
                $"{WireLine.Tell(answer)} answers what came behind the peer's {WireLine.Tell(breach)}");
        }
        else if (order.MessagesAfter(breach) is var (count, last) && count > Grace)
        {
            yield return new(
                ReactionKind.Unproven,
                last.At,
                $"{count} messages follow after the peer's {WireLine.Tell(breach)} had arrived");
        }
        else if (order.TesteeControl.Any(frame => frame.Opcode == Opcode.Close && frame.IsAfter(breach)))
        {
            yield return new(ReactionKind.Kept, breach.At, "a Close follows it");
        }
    }

    /// <summary>The frame of the peer that breaks the first rule.</summary>
    private static TapFrame? FirstBreach(FrameOrder order)
    {
        if (!order.Peer.Any(frame => MayOffend(frame, order.Conversation)))
        {
            return null;
        }

        var mirrored = order.Conversation.Mirrored();
        var offenders = StandingRules.All.OfType<FrameRule>()
            .Where(rule => Forbidding.Contains(rule.Id) && rule.Testee.Includes(mirrored.Testee))
            .Select(rule => rule.Offender(mirrored)).OfType<TapFrame>().ToHashSet(ReferenceEqualityComparer.Instance);
        var first = mirrored.Frames.TakeWhile(frame => !offenders.Contains(frame)).Count();
        return first < mirrored.Frames.Length ? order.Conversation.Frames[first] : null;
    }

    /// <summary>Sorts out most frames without a look at those around them.</summary>
    private static bool MayOffend(TapFrame frame, Conversation conversation) =>
        frame.Masked != (conversation.Testee == Role.Server)
        || frame.Rsv != 0
        || !frame.Fin
        || frame.Opcode is not (Opcode.Text or Opcode.Binary or Opcode.Close or Opcode.Ping or Opcode.Pong)
        || (frame.Opcode.IsControl() && frame.PayloadLength > LongestControlPayload)
        || frame.EndsInvalidText;

    /// <summary>A Close that answers none: the connection is being failed, and what comes behind it says nothing more.</summary>
    private static bool IsFailing(TapFrame frame) =>
        frame.Opcode == Opcode.Close && new CloseSeen(default, frame.Payload).Code is not (1000 or 1001);

    /// <summary>Frames of which it shows whether they were read: a Ping without octets is answered as others are.</summary>
    private static bool IsToBeAnswered(TapFrame frame) => frame.Opcode switch
    {
        Opcode.Ping => frame.Payload.Length > 0,
        Opcode.Close => new CloseSeen(default, frame.Payload).Code is 1000 or 1001,
        _ => false,
    };

    /// <summary>What an answer repeats: the octets of a Ping, the code of a Close.</summary>
    private static string What(TapFrame frame) =>
        frame.Opcode == Opcode.Close ? $"{new CloseSeen(default, frame.Payload).Code}" : Key(frame);

    private static Opcode Asked(TapFrame answer) => answer.Opcode switch
    {
        Opcode.Pong => Opcode.Ping,
        Opcode.Close => Opcode.Close,
        _ => default, // of data frames, and no data frame is to be answered
    };
}
