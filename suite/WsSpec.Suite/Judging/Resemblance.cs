using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether a message of the testee comes from one that it was sent: as it was, or damaged. What carries the other one whole, among words of
/// its own, is an application's answer and no damaged echo.
/// </summary>
public static class Resemblance
{
    /// <summary>From so many equal octets on, two messages do not begin alike by chance.</summary>
    private const int Telling = 4;

    /// <summary>Whether a message resembles another.</summary>
    public static bool Is(ReadOnlySpan<byte> message, ReadOnlySpan<byte> sent) =>
        sent.IsEmpty ? message.IsEmpty
        : !message.IsEmpty
            && (sent.CommonPrefixLength(message) >= Math.Min(Telling, Math.Min(sent.Length, message.Length))
                || sent.IndexOf(message) >= 0
                || (message.Length == sent.Length && 2 * EqualOctets(message, sent) >= sent.Length));

    /// <summary>Whether a message resembles anything that the testee was sent on this connection.</summary>
    public static bool ToAnythingSent(MessageSeen message, Conversation conversation)
    {
        foreach (var sent in SentTo(conversation))
        {
            if (Is(message.Payload.Span, sent.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static int EqualOctets(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var equal = 0;
        for (var i = 0; i < one.Length; i++)
        {
            equal += one[i] == other[i] ? 1 : 0;
        }

        return equal;
    }

    /// <summary>The frames of data and, where they were compressed or cut, the messages.</summary>
    private static ImmutableArray<ReadOnlyMemory<byte>> SentTo(Conversation conversation)
    {
        var messages = new MessageReader { Inflates = conversation.Deflate is not null };
        var frames = conversation.HarnessFrames.Where(frame => !frame.Opcode.IsControl()).ToImmutableArray();
        return
        [
            .. frames.Select(frame => frame.Payload),
            .. frames.Select(messages.Read).OfType<MessageSeen>().Select(message => message.Payload),
        ];
    }
}
