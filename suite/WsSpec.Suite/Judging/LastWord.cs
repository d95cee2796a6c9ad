using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// A message in which a testee says why it closes, right before its own Close frame. Section 5.5.1 forbids data after a Close and not
/// before it, also where the connection is failed (section 7.1.7). What resembles something that it was sent is no last word but an answer.
/// </summary>
internal static class LastWord
{
    /// <summary>From so many equal octets on, two messages do not begin alike by chance.</summary>
    private const int Telling = 4;

    /// <summary>The message, or null.</summary>
    public static MessageSeen? In(Conversation conversation)
    {
        var seen = conversation.Observations;
        var close = seen.Select((observation, i) => observation is CloseSeen ? i : -1).FirstOrDefault(i => i >= 0, -1);
        return close > 0
            && seen[close] is CloseSeen { IsAnswer: false }
            && seen[close - 1] is MessageSeen message
            && !Resembles(message, conversation)
            ? message
            : null;
    }

    private static bool Resembles(MessageSeen message, Conversation conversation) =>
        message.Payload.IsEmpty
        || message.Payload.Span.IndexOf("\uFFFD"u8) >= 0
        || SentTo(conversation).Any(sent => Resembles(message.Payload.Span, sent.Span));

    private static bool Resembles(ReadOnlySpan<byte> message, ReadOnlySpan<byte> sent) =>
        !sent.IsEmpty
            && (sent.CommonPrefixLength(message) >= Math.Min(Telling, Math.Min(sent.Length, message.Length)) || sent.IndexOf(message) >= 0);

    /// <summary>The frames of data and, where they were compressed or cut, the messages.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> SentTo(Conversation conversation)
    {
        var messages = new MessageReader { Inflates = conversation.Deflate is not null };
        var frames = conversation.HarnessFrames.Where(frame => !frame.Opcode.IsControl()).ToImmutableArray();
        return [.. frames.Select(frame => frame.Payload), .. frames.Select(messages.Read).OfType<MessageSeen>()
            .Select(message => message.Payload)];
    }
}
