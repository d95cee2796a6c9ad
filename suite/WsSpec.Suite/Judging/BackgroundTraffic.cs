using System.Collections.Immutable;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// What a testee may send at any time: its own Pings (section 5.5.2), unsolicited Pongs (5.5.3), interim responses (RFC 9110 section 15.2),
/// greetings, what a lively one says, last words before it closes, and all messages of a testee that does not echo. The driver answers it
/// where an answer is due; here it is removed before judging. So is a second Close, which breaks a rule of its own and no other.
/// </summary>
public static class BackgroundTraffic
{
    /// <summary>The observations that remain.</summary>
    /// <param name="delaysResponse">Whether a client has to wait for the reply: until then nothing is its own affair (section 4.1).</param>
    public static ImmutableArray<Observation> Remove(Conversation conversation, TargetProfile profile, bool delaysResponse = false)
    {
        var reply = !delaysResponse ? TimeSpan.MinValue
            : conversation.Transcript.Entries.OfType<Entry.Sent>().FirstOrDefault()?.At ?? TimeSpan.MaxValue;
        var sent = new SentMessages(conversation);
        var lastWords = new HashSet<Observation>(LastWord.In(conversation, sent), ReferenceEqualityComparer.Instance);
        var firstContinue = conversation.Observations.OfType<ResponseSeen>().FirstOrDefault(response => response.Status == 100);
        var close = conversation.Observations.OfType<CloseSeen>().FirstOrDefault();
        return [.. conversation.Observations.Where(o =>
            o.At < reply
            || (!Is(o, profile)
                && !lastWords.Contains(o)
                && (o is not ResponseSeen { Status: 100 } || ReferenceEquals(o, firstContinue))
                && !(profile.IsLively && o is MessageSeen message && !sent.Resemble(message))
                && (o is not CloseSeen || ReferenceEquals(o, close))))];
    }

    /// <summary>Whether an observation is background traffic, whatever else was seen.</summary>
    /// <param name="observation">What was seen.</param>
    /// <param name="profile">What is known of the testee.</param>
    public static bool Is(Observation observation, TargetProfile profile) => observation switch
    {
        PingSeen => true,
        ResponseSeen { IsInterim: true } interim => interim.Status != 100 || interim.Request?.Value("Expect") is null,
        PongSeen pong => pong.IsUnsolicited,
        MessageSeen message => !profile.Echoes || profile.Greetings.Any(g => LongOctets.AreEqual(g, message.Payload)),
        _ => false,
    };
}
