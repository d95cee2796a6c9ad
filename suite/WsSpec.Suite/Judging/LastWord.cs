using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// What a testee still says right before its Close frame: one message that says why it closes, or, before it answers a Close, all that was
/// under way. Section 5.5.1 forbids data after a Close and not before it, also where the connection is failed (section 7.1.7). What
/// resembles something that it was sent is no last word but an answer.
/// </summary>
internal static class LastWord
{
    /// <summary>The messages; in most conversations there are none.</summary>
    public static ImmutableArray<MessageSeen> In(Conversation conversation, SentMessages sent)
    {
        var seen = conversation.Observations;
        var position = seen.TakeWhile(observation => observation is not CloseSeen).Count();
        if (position == seen.Length)
        {
            return [];
        }

        var words = seen.Take(position).Reverse().TakeWhile(o => o is MessageSeen message
            && !IsAnswer(message, sent)).Cast<MessageSeen>();
        return [.. seen[position] is CloseSeen { IsAnswer: true } ? words : words.Take(1)];
    }

    private static bool IsAnswer(MessageSeen message, SentMessages sent) =>
        message.Payload.IsEmpty
        || message.Payload.Span.IndexOf("\uFFFD"u8) >= 0
        || sent.Resemble(message);
}
