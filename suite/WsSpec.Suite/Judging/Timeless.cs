using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging;

/// <summary>What a conversation says when time says nothing.</summary>
internal static class Timeless
{
    /// <summary>The same octets, all at once, and only as far as nothing was missed: from the first silence on all may be its fault.</summary>
    public static Conversation Of(Conversation conversation)
    {
        var transcript = conversation.Transcript;
        var entries = transcript.Entries.TakeWhile(entry => !IsSilence(entry)).Select(entry => entry with { At = default }).ToList();
        return WireTap.Read(transcript with
        {
            Entries = [.. entries, .. entries.Count < transcript.Entries.Length ? (Entry[])[new Entry.Abandoned(default)] : []],
        });
    }

    private static bool IsSilence(Entry entry) => entry is Entry.Silence or Entry.Exchanged { Sums.Fault: ExchangeSums.TimedOut };
}
