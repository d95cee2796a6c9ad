using System.Globalization;
using System.Text;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// The entries of a transcript in a saved report: each has a kind, and octets whose meaning depends on it. Those of a silence are what was
/// awaited, in UTF-8; those of an exchange its nine numbers and its fault between tabs, in UTF-8; those of a flood its octets and frames in
/// the same way.
/// </summary>
internal static class EntryFormat
{
    private const char Separator = '\t';

    /// <param name="packing">Takes many octets; null: nobody does.</param>
    public static EntryDocument Write(Entry entry, OctetPacking? packing = null)
    {
        var isPacked = entry is Entry.Piece many && packing?.Take(many.Octets) == true;
        (string Kind, ReadOnlyMemory<byte> Octets) saved = entry switch
        {
            Entry.Piece piece => (piece is Entry.Sent ? "Sent" : "Received", isPacked ? default : piece.Octets),
            Entry.SentEof => ("SentEof", default),
            Entry.SentReset => ("SentReset", default),
            Entry.ReceivedEof => ("ReceivedEof", default),
            Entry.ReceivedReset => ("ReceivedReset", default),
            Entry.Silence silence => ("Silence", Encoding.UTF8.GetBytes(silence.Awaited)),
            Entry.Flood flood => ("Flood", Encoding.UTF8.GetBytes(Text([flood.Octets, flood.Frames]))),
            Entry.Abandoned => ("Abandoned", default),
            Entry.Exchanged exchanged => ("Exchanged", Encoding.UTF8.GetBytes(Text(exchanged.Sums))),
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };
        return new((long)entry.At.TotalMicroseconds, saved.Kind, saved.Octets.IsEmpty ? null : Convert.ToBase64String(saved.Octets.Span))
        {
            Length = isPacked ? ((Entry.Piece)entry).Octets.Length : null,
            Cut = (entry as Entry.Sent)?.CutBefore?.ToString(),
            AfterPeer = (entry as Entry.Piece)?.AfterPeer,
        };
    }

    /// <param name="unpacking">Has the octets of entries that only have a length; null: nobody does.</param>
    /// <exception cref="FormatException">There is no such kind or cut, or the octets are not in base64, or not there.</exception>
    public static Entry Read(EntryDocument document, OctetUnpacking? unpacking = null)
    {
        var at = TimeSpan.FromMicroseconds(document.Us);
        var octets = document switch
        {
            { Packed: { } packed } => FormerPacking.Unpack(Convert.FromBase64String(packed), document.Length ?? 0),
            { Length: { } length } => unpacking?.Take(length) ?? throw new FormatException($"{length} octets are missing"),
            { Octets: { } plain } => Convert.FromBase64String(plain),
            _ => [],
        };
        return document.Kind switch
        {
            "Sent" => new Entry.Sent(at, octets) { CutBefore = ReadCut(document.Cut), AfterPeer = document.AfterPeer },
            "Received" => new Entry.Received(at, octets) { AfterPeer = document.AfterPeer },
            "SentEof" => new Entry.SentEof(at),
            "SentReset" => new Entry.SentReset(at),
            "ReceivedEof" => new Entry.ReceivedEof(at),
            "ReceivedReset" => new Entry.ReceivedReset(at),
            "Silence" => new Entry.Silence(at, Encoding.UTF8.GetString(octets)),
            "Flood" => Flood(at, Encoding.UTF8.GetString(octets)),
            "Abandoned" => new Entry.Abandoned(at),
            "Exchanged" => new Entry.Exchanged(at, Sums(Encoding.UTF8.GetString(octets))),
            var kind => throw new FormatException($"there is no kind of entry '{kind}'"),
        };
    }

    private static Cut? ReadCut(string? name) => name switch
    {
        null => null,
        nameof(Cut.Unknown) => Cut.Unknown,
        nameof(Cut.Probable) => Cut.Probable,
        nameof(Cut.Proven) => Cut.Proven,
        _ => throw new FormatException($"there is no kind of cut '{name}'"),
    };

    private static string Text(ExchangeSums sums) => $"{Text(Numbers(sums))}{Separator}{sums.Fault}";

    private static string Text(long[] numbers) =>
        string.Join(Separator, numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What cannot be read counts as nothing: a report of an earlier version has no numbers.</summary>
    private static Entry.Flood Flood(TimeSpan at, string text)
    {
        var numbers = text.Split(Separator)
            .Select(field => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return numbers is [var count, var frames] ? new(at, count, frames) : new(at, 0, 0);
    }

    /// <summary>What cannot be read becomes a fault.</summary>
    private static ExchangeSums Sums(string text)
    {
        const int Count = 9;
        var fields = text.Split(Separator, Count + 1);
        var numbers = new long[Count];
        for (var i = 0; i < Count; i++)
        {
            if (fields.Length != Count + 1 || !long.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return new() { Fault = "unreadable sums" };
            }
        }

        return new()
        {
            Sent = (int)numbers[0],
            Echoed = (int)numbers[1],
            Altered = (int)numbers[2],
            OctetsSent = numbers[3],
            OctetsReceived = numbers[4],
            WireOctetsSent = numbers[5],
            WireOctetsReceived = numbers[6],
            FramesSent = numbers[7],
            FramesReceived = numbers[8],
            Fault = fields[Count],
        };
    }

    private static long[] Numbers(ExchangeSums sums) =>
    [
        sums.Sent, sums.Echoed, sums.Altered, sums.OctetsSent, sums.OctetsReceived,
        sums.WireOctetsSent, sums.WireOctetsReceived, sums.FramesSent, sums.FramesReceived,
    ];
}
