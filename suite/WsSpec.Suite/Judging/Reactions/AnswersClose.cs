using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>Section 5.5.1: a Close is answered by a Close, at the latest when the message under way has ended.</summary>
internal sealed record AnswersClose() : ReactionRule(
    "reaction/close-is-answered",
    "A Close is answered by a Close unless one was sent before",
    [Rfc6455.CloseIsAnswered, Rfc6455.CloseAnsweredPromptly],
    Roles.Both)
{
    public override string BrokenBy => "messages of the testee long after a Close that it does not answer";

    public override IEnumerable<Reaction> Look(FrameOrder order)
    {
        if (order.PeerControl.FirstOrDefault(frame => frame is { Opcode: Opcode.Close, IsComplete: true }) is not { } close)
        {
            yield break;
        }

        if (order.TesteeControl.FirstOrDefault(frame => frame.Opcode == Opcode.Close) is { } own)
        {
            yield return new(ReactionKind.Kept, own.At, "both sides have sent a Close");
        }
        else if (order.MessagesAfter(close) is var (count, last) && IsProof((count, last), close))
        {
            yield return new(
                ReactionKind.Broken,
                last.At,
                $"{WireLine.Tell(close)} is not answered, but {count} messages follow it");
        }
        else if (order.Conversation.Observations.OfType<TransportEnded>().FirstOrDefault() is { } end)
        {
            yield return new(ReactionKind.Unproven, end.At, $"the transport ends without an answer to {WireLine.Tell(close)}");
        }
    }
}
