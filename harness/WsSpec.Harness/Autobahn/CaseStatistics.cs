using System.Globalization;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>What a conversation amounts to in octets and frames, one direction of it.</summary>
/// <param name="Chunks">How many reads or writes there were of each length.</param>
/// <param name="Frames">How many frames there were of each opcode.</param>
internal sealed record CaseStatistics(IReadOnlyList<(string Key, long Count)> Chunks, IReadOnlyList<(string Key, long Count)> Frames)
{
    public static CaseStatistics Received(AutobahnResult result) => Of(result, fromTestee: true);

    public static CaseStatistics Sent(AutobahnResult result) => Of(result, fromTestee: false);

    /// <summary>The sums of what was exchanged without being kept, or null.</summary>
    public static ExchangeSums? Sums(AutobahnResult result) =>
        result.Conversation?.Observations.OfType<ExchangeSeen>().FirstOrDefault()?.Sums;

    private static CaseStatistics Of(AutobahnResult result, bool fromTestee)
    {
        var chunks = result.Transcript?.Entries.OfType<Entry.Piece>().Where(p => p.FromTestee == fromTestee).Select(p => p.Octets.Length)
            ?? [];
        var opcodes = (result.Conversation?.Frames ?? []).Where(f => f.FromTestee == fromTestee).Select(f => f.Opcode);
        var frames = opcodes.GroupBy(o => o).ToDictionary(g => g.Key, g => (long)g.Count());
        if (Sums(result) is { } sums && result.Case.Exchange is { } exchange)
        {
            var (messages, all) = fromTestee ? (sums.Echoed, sums.FramesReceived) : (sums.Sent, sums.FramesSent);
            Add(frames, exchange.Messages.Type, messages);
            Add(frames, Opcode.Continuation, all - messages);
        }

        return new(
            [.. chunks.GroupBy(length => length).Select(g => (Key(g.Key), (long)g.Count()))],
            [.. frames.Select(f => (Key((int)f.Key), f.Value))]);
    }

    private static void Add(Dictionary<Opcode, long> frames, Opcode opcode, long count)
    {
        if (count > 0)
        {
            frames[opcode] = frames.GetValueOrDefault(opcode) + count;
        }
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
}
