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
    /// Whether a message came that nobody can have asked for: nothing had been sent on this connection that it could answer.
    /// </summary>
    public static bool Shows(Conversation conversation, TargetProfile profile)
    {
        var asked = conversation.HarnessFrames.Where(frame => !frame.Opcode.IsControl()).Select(frame => (TimeSpan?)frame.At).Min();
        return conversation.Observations.OfType<MessageSeen>()
            .Any(message => (asked is null || message.At < asked) && !BackgroundTraffic.Is(message, profile));
    }

    /// <summary>Whether it closed, for a reason of its own, when nothing had been sent to it but Pings and Pongs that are in order.</summary>
    public static bool ClosesUnasked(Conversation conversation) =>
        conversation.Observations.OfType<CloseSeen>().FirstOrDefault() is { IsAnswer: false } close
        && CloseReasons.AreItsOwn(close)
        && conversation.HarnessFrames.All(frame => frame.IsComplete)
        && conversation.Frames.TakeWhile(frame => frame is not { FromTestee: true, Opcode: Opcode.Close })
            .All(frame => frame.FromTestee || IsSmallTalk(frame, conversation.Testee));

    /// <summary>A frame that gives nobody a reason to fail the connection, and no application one to close it.</summary>
    private static bool IsSmallTalk(TapFrame frame, Role testee) =>
        frame is
        {
            Opcode: Opcode.Ping or Opcode.Pong, Fin: true, Rsv: 0, IsComplete: true, LengthForm: LengthForm.Bits7,
        }
        && frame.Masked == (testee == Role.Server);
}
