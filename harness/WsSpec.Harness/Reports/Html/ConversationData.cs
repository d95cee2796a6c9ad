using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Html;

/// <summary>The conversations of one run, one for each row, shortened to what a person reads.</summary>
internal static class ConversationData
{
    private const int FirstLines = 150;
    private const int LastLines = 50;
    private const int HexOctets = 256;
    private const int TextLength = 400;

    /// <summary>An array with, for each row, an array of lines; null where nothing was played.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<Row> rows, int run)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            // A standing rule shows the conversation of its first offender, which has a row of its own; that of an audit has none.
            if (row.Results[run] is CaseResult or StandingResult { Offender: null } && row.Results[run]!.Conversation is { } conversation)
            {
                Write(json, WireLine.Of(conversation));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<WireLine> lines)
    {
        json.WriteStartArray();
        var isShortened = lines.Length > FirstLines + LastLines;
        foreach (var line in isShortened ? lines[..FirstLines] : lines)
        {
            Write(json, line);
        }

        if (isShortened)
        {
            json.WriteNumberValue(lines.Length - FirstLines - LastLines);
            foreach (var line in lines[^LastLines..])
            {
                Write(json, line);
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, WireLine line)
    {
        json.WriteStartObject();
        json.WriteNumber("us", (long)line.At.TotalMicroseconds);
        json.WriteBoolean("in", line.FromTestee);
        json.WriteString("text", Printable.Line(line.Text.Length > TextLength ? line.Text[..TextLength] + "…" : line.Text));
        if (line.Frame is { } frame)
        {
            Write(json, frame);
        }
        else if (line.Head is { } head)
        {
            json.WriteString("head", Printable.Text(System.Text.Encoding.Latin1.GetString(head.Octets.Span).TrimEnd('\r', '\n')));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TapFrame frame)
    {
        json.WriteNumber("fin", frame.Fin ? 1 : 0);
        json.WriteString("rsv", $"{(frame.Rsv >> 2) & 1}{(frame.Rsv >> 1) & 1}{frame.Rsv & 1}");
        json.WriteNumber("opcode", (byte)frame.Opcode);
        json.WriteString("length", $"{frame.PayloadLength} in {InWords(frame.LengthForm)}");
        if (frame.Masked)
        {
            json.WriteString("key", frame.MaskingKey.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteNumber("octets", frame.Payload.Length);
        json.WriteString("hex", Convert.ToHexStringLower(frame.Payload.Span[..Math.Min(frame.Payload.Length, HexOctets)]));
    }

    private static string InWords(LengthForm form) => form switch
    {
        LengthForm.Bits7 => "7 bits",
        LengthForm.Bits16 => "16 bits",
        LengthForm.Bits64 => "64 bits",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
