using System.Globalization;
using System.Text.Json;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The conversation as Autobahn's list of tuples: RO and TO are octets that were read and written, RF and TF frames that were received and
/// sent, KLE a wait that was given up.
/// </summary>
internal static class WireLogJson
{
    public static void Write(Utf8JsonWriter json, AutobahnResult result)
    {
        json.WriteStartArray();
        foreach (var (_, write) in Lines(result).OrderBy(line => line.At))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Octets before the frames that they complete.</summary>
    private static IEnumerable<(TimeSpan At, Action<Utf8JsonWriter> Write)> Lines(AutobahnResult result) =>
        result.Transcript is null || result.Conversation is null ? [] : result.Transcript.Entries.Where(IsShown).Select(Line)
            .Concat(result.Conversation.Frames.Select(frame => (frame.At, (Action<Utf8JsonWriter>)(json => Frame(json, frame)))));

    private static bool IsShown(Entry entry) => entry is Entry.Piece or Entry.Silence;

    private static (TimeSpan At, Action<Utf8JsonWriter> Write) Line(Entry entry) => (entry.At, json =>
    {
        if (entry is not Entry.Piece piece)
        {
            json.WriteStringValue("KLE");
            return;
        }

        json.WriteStringValue(piece.FromTestee ? "RO" : "TO");
        Payload(json, piece.Octets.Length, Preview.Hex(piece.Octets));
        if (!piece.FromTestee)
        {
            json.WriteBooleanValue(false);
        }
    }
    );

    private static void Frame(Utf8JsonWriter json, TapFrame frame)
    {
        json.WriteStringValue(frame.FromTestee ? "RF" : "TF");
        Payload(json, frame.Payload.Length, Preview.Text(frame.Payload));
        json.WriteNumberValue((int)frame.Opcode);
        json.WriteBooleanValue(frame.Fin);
        json.WriteNumberValue(frame.Rsv);
        if (frame.FromTestee)
        {
            json.WriteBooleanValue(frame.Masked);
        }

        json.WriteStringValue(frame.Masked ? frame.MaskingKey.ToString("x8", CultureInfo.InvariantCulture) : null);
        if (!frame.FromTestee)
        {
            // The length to repeat the payload to, the length of the writes and whether they were synchronous: of no use here.
            json.WriteNullValue();
            json.WriteNullValue();
            json.WriteBooleanValue(false);
        }
    }

    private static void Payload(Utf8JsonWriter json, int length, string preview)
    {
        json.WriteStartArray();
        json.WriteNumberValue(length);
        json.WriteStringValue(preview);
        json.WriteEndArray();
    }
}
