using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;
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
    public static void Write(Utf8JsonWriter json, ImmutableArray<Row> rows, int run, TargetProfile profile)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            if (row.Results[run] is { Conversation: not null } result)
            {
                Write(json, Decision.Mark(result, profile), HasOrdinaryHeads(result));
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>An array of lines; a number stands for as many that are left out. The decisive one never is.</summary>
    /// <param name="leavesOutFields">True where the fields of heads say nothing: they would be half of the report.</param>
    public static void Write(Utf8JsonWriter json, ImmutableArray<WireLine> lines, bool leavesOutFields = false)
    {
        json.WriteStartArray();
        var left = 0;
        foreach (var (i, line) in lines.Index())
        {
            if (i >= FirstLines && i < lines.Length - LastLines && !line.IsDecisive)
            {
                left++;
                continue;
            }

            WriteGap(json, left);
            left = 0;
            Write(json, line, leavesOutFields);
        }

        json.WriteEndArray();
    }

    private static void WriteGap(Utf8JsonWriter json, int lines)
    {
        if (lines > 0)
        {
            json.WriteNumberValue(lines);
        }
    }

    private static void Write(Utf8JsonWriter json, WireLine line, bool leavesOutFields)
    {
        json.WriteStartObject();
        json.WriteNumber("ms", Math.Round(line.At.TotalMilliseconds, 1));
        json.WriteBoolean("in", line.FromTestee);
        if (line.Head is null)
        {
            json.WriteString("text", Printable.Line(line.Text.Length > TextLength ? line.Text[..TextLength] + "…" : line.Text));
        }

        if (line.IsDecisive)
        {
            json.WriteBoolean("decisive", true);
        }

        if (line.IsEnd)
        {
            json.WriteString("end", line.IsReset ? "RST" : "FIN");
        }

        if (line.Frame is { } frame)
        {
            Write(json, frame);
        }
        else if (line.Head is { } head)
        {
            json.WriteNumber("fields", head.Fields.Length);
            json.WriteString("head", leavesOutFields
                ? Printable.Line(head.StartLine)
                : Printable.Text(System.Text.Encoding.Latin1.GetString(head.Octets.Span).TrimEnd('\r', '\n')));
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
        json.WriteString("hex", Convert.ToHexStringLower(LongOctets.First(frame.Payload, HexOctets).Span));
    }

    /// <summary>A case that opens as all do, and passes, has the same two heads as thousands of others.</summary>
    private static bool HasOrdinaryHeads(Result result) =>
        result is CaseResult { Judgement.Verdict: Verdict.Pass, Case.Scenario.OpensInScript: false };

    private static string InWords(LengthForm form) => form switch
    {
        LengthForm.Bits7 => "7 bits",
        LengthForm.Bits16 => "16 bits",
        LengthForm.Bits64 => "64 bits",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
