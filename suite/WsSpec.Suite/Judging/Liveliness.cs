using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether a testee talks of its own accord: a ticker, a chat, a history that it tells. The RFC lets it; only echoes can be judged, and
/// they have to be told apart.
/// </summary>
public static class Liveliness
{
    /// <summary>
    /// What is known of a testee once this conversation was seen, too: one that talks or closes of its own accord need not do so while it is
    /// probed.
    /// </summary>
    public static TargetProfile Notice(TargetProfile known, Conversation seen) => known with
    {
        IsLively = known.IsLively || Shows(seen, known),
        ClosesUnasked = known.ClosesUnasked || ClosesUnasked(seen),
    };

    /// <summary>
    /// Whether a message came that nobody can have asked for: nothing had been sent on this connection that it could answer, and it is not what
    /// a Ping or Pong said either.
    /// </summary>
    public static bool Shows(Conversation conversation, TargetProfile profile) =>
        conversation.Observations.OfType<MessageSeen>().FirstOrDefault(message => !BackgroundTraffic.Is(message, profile)) is { } message
        && IsUnasked(conversation, message)
        && !conversation.HarnessFrames.Any(sent =>
            sent.Opcode is Opcode.Ping or Opcode.Pong && Resemblance.Is(message.Payload.Span, sent.Payload.Span));

    /// <summary>Whether it closed, for a reason of its own, when nothing had been sent to it that gives it one.</summary>
    public static bool ClosesUnasked(Conversation conversation) =>
        conversation.Observations.OfType<CloseSeen>().FirstOrDefault() is { IsAnswer: false } close
        && CloseReasons.AreItsOwn(close)
        && IsUnasked(conversation, close);

    /// <summary>
    /// Whether nothing had been sent before but the opening handshake and Pings and Pongs that are in order. Octets count that are no frame
    /// yet, or none at all: who is faulty may find a message in them. What came in the same moment is taken to have come first.
    /// </summary>
    private static bool IsUnasked(Conversation conversation, Observation seen)
    {
        var entries = conversation.Transcript.Entries;
        var arrival = Enumerable.Range(0, entries.Length).LastOrDefault(i => entries[i] is Entry.Received && entries[i].At <= seen.At);
        var before = entries.Take(arrival).ToList();
        var inOrder = conversation.HarnessFrames.TakeWhile(frame => IsSmallTalk(frame, conversation.Testee)).LastOrDefault()?.End
            ?? conversation.SentHeads.Sum(head => head.Octets.Length);
        return before.OfType<Entry.Sent>().Sum(sent => (long)sent.Octets.Length) <= inOrder
            && !before.Exists(entry => entry is Entry.SentEof or Entry.SentReset)
            && !conversation.Transcript.Entries.Any(entry => entry is Entry.Exchanged);
    }

    /// <summary>A frame that gives nobody a reason to fail the connection, and no application one to close it.</summary>
    private static bool IsSmallTalk(TapFrame frame, Role testee) =>
        frame is
        {
            Opcode: Opcode.Ping or Opcode.Pong, Fin: true, Rsv: 0, IsComplete: true, LengthForm: LengthForm.Bits7,
        }
        && frame.Masked == (testee == Role.Server);
}
