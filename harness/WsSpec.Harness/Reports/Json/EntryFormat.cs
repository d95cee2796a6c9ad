using System.Globalization;
using System.Text;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// The entries of a transcript in a saved report: each has a kind, and octets whose meaning depends on it. Those of a silence are what was
/// awaited, in UTF-8; those of an exchange its nine numbers and its fault between tabs, in UTF-8.
/// </summary>
internal static class EntryFormat
{
    private const char Separator = '\t';

    public static EntryDocument Write(Entry entry)
    {
        (string Kind, ReadOnlyMemory<byte> Octets) saved = entry switch
        {
            Entry.Piece piece => (piece is Entry.Sent ? "Sent" : "Received", piece.Octets),
            Entry.SentEof => ("SentEof", default),
            Entry.SentReset => ("SentReset", default),
            Entry.ReceivedEof => ("ReceivedEof", default),
            Entry.ReceivedReset => ("ReceivedReset", default),
            Entry.Silence silence => ("Silence", Encoding.UTF8.GetBytes(silence.Awaited)),
            Entry.Flood => ("Flood", default),
            Entry.Abandoned => ("Abandoned", default),
            Entry.Exchanged exchanged => ("Exchanged", Encoding.UTF8.GetBytes(Text(exchanged.Sums))),
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };
        return new((long)entry.At.TotalMicroseconds, saved.Kind, saved.Octets.IsEmpty ? null : Convert.ToBase64String(saved.Octets.Span))
        {
            Cut = (entry as Entry.Sent)?.CutBefore?.ToString(),
            AfterPeer = (entry as Entry.Piece)?.AfterPeer,
        };
    }

    /// <exception cref="FormatException">There is no such kind or cut, or the octets are not in base64.</exception>
    public static Entry Read(EntryDocument document)
    {
        var at = TimeSpan.FromMicroseconds(document.Us);
        byte[] octets = document.Octets is null ? [] : Convert.FromBase64String(document.Octets);
        return document.Kind switch
        {
            "Sent" => new Entry.Sent(at, octets) { CutBefore = ReadCut(document.Cut), AfterPeer = document.AfterPeer },
            "Received" => new Entry.Received(at, octets) { AfterPeer = document.AfterPeer },
            "SentEof" => new Entry.SentEof(at),
            "SentReset" => new Entry.SentReset(at),
            "ReceivedEof" => new Entry.ReceivedEof(at),
            "ReceivedReset" => new Entry.ReceivedReset(at),
            "Silence" => new Entry.Silence(at, Encoding.UTF8.GetString(octets)),
            "Flood" => new Entry.Flood(at),
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

    private static string Text(ExchangeSums sums) => string.Join(
        Separator, [.. Numbers(sums).Select(number => number.ToString(CultureInfo.InvariantCulture)), sums.Fault]);

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
