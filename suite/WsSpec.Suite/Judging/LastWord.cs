using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// A message in which a testee says why it closes, right before its own Close frame. Section 5.5.1 forbids data after a Close and not
/// before it, also where the connection is failed (section 7.1.7). What resembles something that it was sent is no last word but an answer.
/// </summary>
internal static class LastWord
{
    /// <summary>The message, or null.</summary>
    public static MessageSeen? In(Conversation conversation)
    {
        var seen = conversation.Observations;
        var close = seen.Select((observation, i) => observation is CloseSeen ? i : -1).FirstOrDefault(i => i >= 0, -1);
        return close > 0
            && seen[close] is CloseSeen { IsAnswer: false }
            && seen[close - 1] is MessageSeen message
            && !IsAnswer(message, conversation)
            ? message
            : null;
    }

    private static bool IsAnswer(MessageSeen message, Conversation conversation) =>
        message.Payload.IsEmpty
        || message.Payload.Span.IndexOf("\uFFFD"u8) >= 0
        || Resemblance.ToAnythingSent(message, conversation);
}
