using System.Collections.Immutable;
using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Findings;

/// <summary>Where what came differs from what should have come, to the octet, in one line.</summary>
internal static class Divergence
{
    /// <summary>Null where no single octet tells.</summary>
    public static string? In(Conversation conversation, TargetProfile profile) =>
        Unfinished(conversation) ?? Echo(conversation, profile) ?? Pong(conversation) ?? Text(conversation);

    private static string? Unfinished(Conversation conversation) => conversation.TesteeFrames.LastOrDefault() is { IsComplete: false } frame
        ? Invariant($"the octets end inside a {Name(frame.Opcode)} that announces {frame.PayloadLength:#,0} octets, of which {frame.Payload.Length:#,0} came")
        : null;

    private static string? Echo(Conversation conversation, TargetProfile profile)
    {
        if (!profile.Echoes)
        {
            return null;
        }

        var answers = BackgroundTraffic.Remove(conversation, profile).OfType<MessageSeen>();
        return conversation.HarnessMessages().Zip(answers, (sent, came) => Echo(sent, came, conversation)).FirstOrDefault(told => told is not null);
    }

    private static string? Echo(MessageSeen sent, MessageSeen came, Conversation conversation) =>
        sent.Type != came.Type ? $"a {Name(sent.Type)} message comes back as a {Name(came.Type)} message"
        : Octets("the message that comes back", sent.Payload.Span, came.Payload.Span) is { } told ? told + Shift(sent, came, conversation)
        : null;

    /// <summary>A Pong that answers no Ping may be one that answers it wrongly.</summary>
    private static string? Pong(Conversation conversation)
    {
        var pings = conversation.HarnessFrames.Where(f => f.Opcode == Opcode.Ping && !Sentinel.Is(f.Payload.Span)).Select(f => f.Payload);
        var pongs = conversation.Observations.OfType<PongSeen>().ToList();
        return pings.FirstOrDefault(ping => !pongs.Exists(pong => pong.ApplicationData.Span.SequenceEqual(ping.Span))) is { IsEmpty: false } unanswered
            && pongs.FirstOrDefault(pong => pong.IsUnsolicited) is { } wrong
            ? Octets("the Pong", unanswered.Span, wrong.ApplicationData.Span)
            : null;
    }

    private static string? Text(Conversation conversation)
    {
        foreach (var text in conversation.HarnessMessages().Where(message => message.Type == Opcode.Text))
        {
            var read = default(Utf8Reader).Read(text.Payload.Span);
            if (read.InvalidAt is { } at)
            {
                return Invariant($"octet {at + 1:#,0} of the text that was sent, {text.Payload.Span[(int)at]:x2}, fits no character of UTF-8");
            }

            if (!read.IsComplete)
            {
                return "the text that was sent ends inside a character";
            }
        }

        return null;
    }

    private static string? Octets(string what, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> came)
    {
        var same = expected.CommonPrefixLength(came);
        return same < Math.Min(expected.Length, came.Length)
            ? Invariant($"octet {same + 1:#,0} of {what} is {came[same]:x2}, expected {expected[same]:x2}")
            : expected.Length != came.Length
                ? Invariant($"{what} has {came.Length:#,0} octets, expected {expected.Length:#,0}")
                : null;
    }

    /// <summary>Octets that were unmasked from another place of the key on differ by the same four octets again and again.</summary>
    private static string Shift(MessageSeen sent, MessageSeen came, Conversation conversation)
    {
        var frame = conversation.HarnessFrames.FirstOrDefault(f => f.Masked && f.Payload.Span.SequenceEqual(sent.Payload.Span));
        if (frame is null || sent.Payload.Length != came.Payload.Length)
        {
            return "";
        }

        var from = sent.Payload.Span.CommonPrefixLength(came.Payload.Span);
        for (var shift = 1; shift < Masking.KeyLength; shift++)
        {
            if (Fits(frame.MaskingKey, shift, sent.Payload.Span, came.Payload.Span, from))
            {
                return $"; the rest fits the mask shifted by {shift}";
            }
        }

        return "";
    }

    private static bool Fits(uint key, int shift, ReadOnlySpan<byte> sent, ReadOnlySpan<byte> came, int from)
    {
        for (var i = from; i < sent.Length; i++)
        {
            if ((sent[i] ^ came[i]) != (KeyOctet(key, i) ^ KeyOctet(key, i + shift)))
            {
                return false;
            }
        }

        return sent.Length - from >= Masking.KeyLength;
    }

    private static byte KeyOctet(uint key, int index) => (byte)(key >> (8 * (3 - (index % Masking.KeyLength))));

    private static string Name(Opcode opcode) => Enum.IsDefined(opcode) ? opcode.ToString() : $"frame with the opcode 0x{(byte)opcode:X}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
