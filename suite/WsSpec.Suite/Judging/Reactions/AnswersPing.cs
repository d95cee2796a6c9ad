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
        var closing = new Closing(
            order.PeerControl.FirstOrDefault(IsClose),
            order.TesteeControl.FirstOrDefault(IsClose),
            order.TesteeControl.Where(IsClose).Select(frame => frame.AfterPeer ?? -1).DefaultIfEmpty(long.MaxValue).Min());
        var closeEnd = closing.Close?.End ?? long.MaxValue;
        foreach (var ping in order.PeerControl.Where(p => p is { Opcode: Opcode.Ping, IsComplete: true } && p.End < closeEnd).Reverse())
        {
            isAnswered = isAnswered || (pongs.TryGetValue(Key(ping), out var had) && had >= ping.End);
            if (isAnswered)
            {
                reactions.Add(new(ReactionKind.Kept, ping.At, "it is answered"));
            }
            else if ((ReadOn(ping, closing) ?? Missed(ping, order, closing)) is { } missed)
            {
                reactions.Add(missed);
            }
        }

        reactions.Reverse();
        return reactions;
    }

    private static bool IsClose(TapFrame frame) => frame.Opcode == Opcode.Close;

    /// <summary>Who answers a Close has read what came before it.</summary>
    private static Reaction? ReadOn(TapFrame ping, Closing closing) =>
        closing.Close is { } close && close.At - ping.At >= Apart && closing.Answer is { } answer && answer.IsAfter(close)
            ? new(ReactionKind.Broken, answer.At, $"{WireLine.Tell(ping)} is not answered, but the Close behind it is")
            : null;

    /// <summary>Its own Close frees nobody from answering, but says that nothing else will come.</summary>
    private static Reaction? Missed(TapFrame ping, FrameOrder order, Closing closing) =>
        closing.Had < ping.End || order.MessagesAfter(ping) is not var (count, last) ? null : new(
            IsProof((count, last), ping) ? ReactionKind.Broken : ReactionKind.Unproven,
            last.At,
            $"{WireLine.Tell(ping)} is not answered, though {count} messages were sent after it had arrived");

    /// <summary>How the connection is closed, as far as it is.</summary>
    /// <param name="Close">The first Close of the peer.</param>
    /// <param name="Answer">The first Close of the testee.</param>
    /// <param name="Had">How much of its peer the testee had at least when it sent one.</param>
    private sealed record Closing(TapFrame? Close, TapFrame? Answer, long Had);
}
