using System.Text.Unicode;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>
/// How the frames of an endpoint make messages (sections 5.4 and 5.6). A message that is unfinished at the end breaks nothing.
/// </summary>
internal static class MessageRules
{
    public static IEnumerable<StandingRule> All =>
    [
        new FrameRule(
            "standing/continuation-continues-a-message",
            "A continuation frame follows the beginning of a message",
            [Rfc6455.FragmentedMessage, Rfc6455.UnfragmentedMessage],
            Roles.Both,
            conversation => DataFrames(conversation).FirstOrDefault(f => !f.IsInside && f.Frame.Opcode == Opcode.Continuation).Frame)
            { Concerns = frame => frame.Opcode == Opcode.Continuation },
        new FrameRule(
            "standing/messages-are-not-interleaved",
            "No message begins before the one before it has ended",
            [Rfc6455.MessagesNotInterleaved, Rfc6455.FragmentedMessage],
            Roles.Both,
            conversation => DataFrames(conversation).FirstOrDefault(f => f.IsInside && f.Frame.Opcode != Opcode.Continuation).Frame)
            { Concerns = frame => !frame.Opcode.IsControl() && frame.Opcode != Opcode.Continuation },
        new FrameRule(
            "standing/text-is-utf8", "A text message as a whole is valid UTF-8", [Rfc6455.TextIsUtf8], Roles.Both, InvalidText)
            { Concerns = frame => frame.Opcode == Opcode.Text && !frame.Rsv1 },
    ];

    /// <summary>The data frames of the testee, and whether each came while a message was unfinished.</summary>
    private static IEnumerable<(TapFrame Frame, bool IsInside)> DataFrames(Conversation conversation)
    {
        var inside = false;
        foreach (var frame in conversation.TesteeFrames.Where(f => !f.Opcode.IsControl()))
        {
            yield return (frame, inside);
            inside = !frame.Fin;
        }
    }

    /// <summary>The last frame of a text message that is no UTF-8. Compressed messages are not text as they stand.</summary>
    private static TapFrame? InvalidText(Conversation conversation)
    {
        var fragments = new List<ReadOnlyMemory<byte>>();
        var isText = false;
        foreach (var frame in conversation.TesteeFrames.Where(f => !f.Opcode.IsControl() && f.IsComplete))
        {
            if (frame.Opcode != Opcode.Continuation)
            {
                isText = frame.Opcode == Opcode.Text && !frame.Rsv1;
                fragments.Clear();
            }

            if (!isText)
            {
                continue;
            }

            fragments.Add(frame.Payload);
            if (frame.Fin && !Utf8.IsValid(LongOctets.Join([.. fragments]).Span))
            {
                return frame;
            }
        }

        return null;
    }
}
