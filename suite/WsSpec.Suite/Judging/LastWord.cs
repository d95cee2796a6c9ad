using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// What a testee still says right before its Close frame: why it closes, or what was under way. Section 5.5.1 forbids data after a Close
/// and not before it, also where it answers one or fails the connection (section 7.1.7). What resembles something that it was sent is no
/// last word but an answer.
/// </summary>
internal static class LastWord
{
    /// <summary>The messages, none in most conversations.</summary>
    public static ImmutableArray<MessageSeen> In(Conversation conversation)
    {
        var seen = conversation.Observations;
        var close = seen.TakeWhile(observation => observation is not CloseSeen).Count();
        return close == seen.Length
            ? []
            : [.. seen.Take(close).Reverse().TakeWhile(o => o is MessageSeen message && !IsAnswer(message, conversation)).Cast<MessageSeen>()];
    }

    private static bool IsAnswer(MessageSeen message, Conversation conversation) =>
        message.Payload.IsEmpty
        || message.Payload.Span.IndexOf("\uFFFD"u8) >= 0
        || Resemblance.ToAnythingSent(message, conversation);
}
