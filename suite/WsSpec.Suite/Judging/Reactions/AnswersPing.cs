using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Reactions;

/// <summary>Sections 5.5.2 and 5.5.3: a Ping is answered by a Pong with its application data; of several the last one is enough.</summary>
internal sealed record AnswersPing() : ReactionRule(
    "reaction/ping-is-answered",
    "A Ping is answered by a Pong with the same application data, or a later one is",
    [Rfc6455.PingIsAnswered, Rfc6455.PongRepeatsApplicationData],
    Roles.Both)
{
    /// <summary>A Ping and a Close so far apart are not read at once.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    public override string BrokenBy =>
        "messages of the testee long after a Ping, or its answer to a Close that came a second after it, and no answer to the Ping";

    public override IEnumerable<Reaction> Look(FrameOrder order)
    {
        // From the last Ping to the first: the answer to one is an answer to all before it.
        var isAnswered = false;
        var reactions = new List<Reaction>();
        var pongs = order.TesteeControl.Where(frame => frame is { Opcode: Opcode.Pong, IsComplete: true, AfterPeer: not null })
            .GroupBy(Key).ToDictionary(same => same.Key, same => same.Max(pong => pong.AfterPeer!.Value));
        var closeEnd = order.PeerControl.FirstOrDefault(frame => frame.Opcode == Opcode.Close)?.End ?? long.MaxValue;
        foreach (var ping in order.PeerControl.Where(p => p is { Opcode: Opcode.Ping, IsComplete: true } && p.End < closeEnd).Reverse())
        {
            isAnswered = isAnswered || (pongs.TryGetValue(Key(ping), out var had) && had >= ping.End);
            if (isAnswered)
            {
                reactions.Add(new(ReactionKind.Kept, ping.At, "it is answered"));
            }
            else if ((ReadOn(ping, order) ?? Missed(ping, order)) is { } missed)
            {
                reactions.Add(missed);
            }
        }

        reactions.Reverse();
        return reactions;
    }

    /// <summary>Octets that can be looked up.</summary>
    private static string Key(TapFrame frame) => Encoding.Latin1.GetString(frame.Payload.Span);

    /// <summary>Who answers a Close has read what came before it.</summary>
    private static Reaction? ReadOn(TapFrame ping, FrameOrder order) =>
        order.PeerControl.FirstOrDefault(frame => frame.Opcode == Opcode.Close) is { } close && close.At - ping.At >= Apart
        && order.TesteeControl.FirstOrDefault(frame => frame.Opcode == Opcode.Close) is { } answer && answer.IsAfter(close)
            ? new(ReactionKind.Broken, answer.At, $"{WireLine.Tell(ping)} is not answered, but the Close behind it is")
            : null;

    private static Reaction? Missed(TapFrame ping, FrameOrder order)
    {
        // Its own Close frees nobody from answering, but says that nothing else will come.
        var after = MessagesAfter(ping, order);
        return after.IsEmpty || order.TesteeControl.Any(frame => frame.Opcode == Opcode.Close && !frame.IsAfter(ping)) ? null : new(
            IsProof(after, ping) ? ReactionKind.Broken : ReactionKind.Unproven,
            after[^1].At,
            $"{WireLine.Tell(ping)} is not answered, though {after.Length} messages were sent after it had arrived");
    }
}
