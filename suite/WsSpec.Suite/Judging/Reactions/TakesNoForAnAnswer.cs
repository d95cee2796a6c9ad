using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>Section 4.1: a status other than 101 is no success, and no frame follows it.</summary>
internal sealed record TakesNoForAnAnswer() : ReactionRule(
    "reaction/no-frames-after-refusal",
    "A client that is refused sends no frames",
    [Rfc6455.OtherStatusIsNoSuccess],
    Roles.Client)
{
    public override string BrokenBy => "a frame of the client after a response with another status than 101";

    public override IEnumerable<Reaction> Look(FrameOrder order)
    {
        if (order.Conversation.Response is not { Status: >= 200 } response)
        {
            yield break;
        }

        // What follows a refusal may be the next request on the same connection; a masked frame begins with no letter.
        var sent = order.Testee.FirstOrDefault();
        yield return sent is not { Masked: true, Fin: true } || sent.AfterPeer < order.PeerHeads || sent.AfterPeer is null
            ? new(ReactionKind.Kept, default, $"nothing follows the status {response.Status}")
            : new(ReactionKind.Broken, sent.At, $"{WireLine.Tell(sent)} follows the status {response.Status}");
    }
}
