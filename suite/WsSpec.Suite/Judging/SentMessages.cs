using System.Collections.Immutable;
using System.Security.Cryptography;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>What the testee was sent on one connection: the frames of data and, where they were compressed or cut, the messages.</summary>
/// <remarks>
/// Whoever floods sends tens of thousands of messages, each of which may have to be looked for in mebibytes. So what was looked for once is
/// remembered, and so is how much was looked through: when that is very much, nobody looks any further.
/// </remarks>
internal sealed class SentMessages(Conversation conversation)
{
    /// <summary>Octets that are looked through at the most; more are only sent and received in a flood.</summary>
    private const long MostLookedThrough = 1L << 30;

    private readonly Dictionary<string, bool> _known = [];
    private long _lookedThrough;
    private readonly Lazy<ImmutableArray<ReadOnlyMemory<byte>>> _payloads = new(() => Payloads(conversation));

    /// <summary>Whether a message of the testee comes from one of them, as it was or damaged.</summary>
    public bool Resemble(MessageSeen message)
    {
        var key = Key(message.Payload);
        if (!_known.TryGetValue(key, out var isKnown))
        {
            _known[key] = isKnown = Resemble(message.Payload);
        }

        return isKnown;
    }

    private static string Key(ReadOnlyMemory<byte> octets)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in LongOctets.Pieces(octets))
        {
            digest.AppendData(piece.Span);
        }

        return Convert.ToBase64String(digest.GetHashAndReset());
    }

    private bool Resemble(ReadOnlyMemory<byte> message)
    {
        // A message that is more than twice as long resembles by its beginning or not at all.
        var longest = _payloads.Value.Select(sent => sent.Length).DefaultIfEmpty().Max();
        var beginning = LongOctets.First(message, Math.Min(message.Length, checked((2 * longest) + 1)));
        foreach (var sent in _payloads.Value)
        {
            _lookedThrough += sent.Length;
            if (_lookedThrough > MostLookedThrough)
            {
                return false;
            }

            if (Resemblance.Is(beginning.Span, sent.Span))
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
            .. frames.Select(frame => LongOctets.AtHand(frame.Payload)),
            .. frames.Select(messages.Read).OfType<MessageSeen>().Select(message => LongOctets.AtHand(message.Payload)),
        ];
    }
}
