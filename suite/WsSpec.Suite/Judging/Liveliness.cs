using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>
/// Whether a testee talks of its own accord: a ticker, a chat, a history that it tells. The RFC lets it; only echoes can be judged, and
/// they have to be told apart.
/// </summary>
public static class Liveliness
{
    /// <summary>Whether a message came that nobody can have asked for: nothing had been sent on this connection that it could
    /// answer.</summary>
    public static bool Shows(Conversation conversation, TargetProfile profile)
    {
        var asked = conversation.HarnessFrames.Where(frame => !frame.Opcode.IsControl()).Select(frame => (TimeSpan?)frame.At).Min();
        return conversation.Observations.OfType<MessageSeen>()
            .Any(message => (asked is null || message.At < asked) && !BackgroundTraffic.Is(message, profile));
    }

    /// <summary>Whether it closed, for a reason of its own, before any message was sent to it and before the harness closed.</summary>
    public static bool ClosesUnasked(Conversation conversation) =>
        conversation.Observations.OfType<CloseSeen>().FirstOrDefault() is { IsAnswer: false } close
        && CloseReasons.AreItsOwn(close)
        && conversation.Frames.TakeWhile(frame => frame is not { FromTestee: true, Opcode: Opcode.Close })
            .All(frame => frame.FromTestee || frame.Opcode.IsControl());
}
