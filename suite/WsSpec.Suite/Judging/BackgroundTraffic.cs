using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// What a testee may send at any time: its own Pings (section 5.5.2), unsolicited Pongs (5.5.3), greetings, and all messages of a testee
/// that does not echo. The driver answers it where an answer is due; here it is removed before judging.
/// </summary>
public static class BackgroundTraffic
{
    /// <summary>The observations that remain.</summary>
    public static ImmutableArray<Observation> Remove(Conversation conversation, TargetProfile profile)
    {
        var sent = conversation.HarnessFrames.Where(f => f.Opcode.IsControl()).Select(f => f.Payload).ToList();
        return [.. conversation.Observations.Where(o => !Is(o, profile, sent))];
    }

    /// <summary>Whether an observation is background traffic.</summary>
    /// <param name="observation">What was seen.</param>
    /// <param name="profile">What is known of the testee.</param>
    /// <param name="sentControlFrames">The application data of the control frames the harness has sent on this connection.</param>
    public static bool Is(Observation observation, TargetProfile profile, IReadOnlyCollection<ReadOnlyMemory<byte>> sentControlFrames) =>
        observation switch
        {
            PingSeen => true,
            ResponseSeen { IsInterim: true, Status: not 100 } => true,
            PongSeen pong => !sentControlFrames.Any(data => data.Span.SequenceEqual(pong.ApplicationData.Span)),
            MessageSeen message => !profile.Echoes || profile.Greetings.Any(g => g.Span.SequenceEqual(message.Payload.Span)),
            _ => false,
        };
}
