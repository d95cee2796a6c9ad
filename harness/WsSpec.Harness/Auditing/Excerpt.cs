using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>What a report shows of a long conversation, so that findings do not hold on to all that was captured.</summary>
internal static class Excerpt
{
    /// <summary>How much of it is kept, in octets of both sides.</summary>
    private const int MostOctets = 1024 * 1024;

    /// <summary>The conversation itself, or its beginning when it is long.</summary>
    public static Conversation Of(Conversation conversation)
    {
        var left = MostOctets;
        var kept = conversation.Transcript.Entries.TakeWhile(entry => (left -= (entry as Entry.Piece)?.Octets.Length ?? 0) >= 0).Count();
        return kept == conversation.Transcript.Entries.Length
            ? conversation
            : WireTap.Read(conversation.Transcript with { Entries = conversation.Transcript.Entries[..kept] });
    }
}
