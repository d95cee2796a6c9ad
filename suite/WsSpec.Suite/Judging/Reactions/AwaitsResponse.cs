using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>
/// Section 4.1: nothing follows the request before the response is there. A segment acknowledges all that has arrived, so one that does not
/// acknowledge the whole 101 was sent too early.
/// </summary>
internal sealed record AwaitsResponse() : ReactionRule(
    "reaction/client-awaits-response",
    "No frame of a client is sent before it has the whole response",
    [Rfc6455.NothingSentBeforeResponse],
    Roles.Client)
{
    public override string BrokenBy => "a frame of the client that is sent before the 101 has arrived";

    public override IEnumerable<Reaction> Look(FrameOrder order)
    {
        if (!order.Conversation.IsEstablished || order.Testee.FirstOrDefault() is not { AfterPeer: { } had } first)
        {
            yield break;
        }

        yield return had < order.PeerHeads
            ? new(
                ReactionKind.Broken,
                first.At,
                $"frame 1, {WireLine.Tell(first)}, was sent when {had} of the {order.PeerHeads} octets of the response had arrived")
            : new(ReactionKind.Kept, first.At, "the first frame follows the response");
    }
}
