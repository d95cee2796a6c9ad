using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>What the testee was sent on one connection: the frames of data and, where they were compressed or cut, the messages.</summary>
internal sealed class SentMessages(Conversation conversation)
{
    private readonly Lazy<ImmutableArray<ReadOnlyMemory<byte>>> _payloads = new(() => Payloads(conversation));

    /// <summary>Whether a message of the testee comes from one of them, as it was or damaged.</summary>
    public bool Resemble(MessageSeen message)
    {
        foreach (var sent in _payloads.Value)
        {
            if (Resemblance.Is(message.Payload.Span, sent.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Payloads(Conversation conversation)
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
