using System.Text.Json;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Text;

namespace WsSpec.Harness.Reports.Html;

/// <summary>The findings of one run, each with the lines that decide.</summary>
internal static class FindingData
{
    /// <summary>A property <c>findings</c>: an array with an object for each.</summary>
    public static void Write(Utf8JsonWriter json, RunReport run)
    {
        json.WriteStartArray("findings");
        foreach (var defect in Defects.In(run))
        {
            Write(json, run, defect);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RunReport run, Defect defect)
    {
        var example = defect.Example;
        json.WriteStartObject();
        json.WriteString("title", Printable.Line(defect.Title));
        json.WriteString("extent", FindingWords.Extent(defect));
        json.WriteString("example", example.Name);
        json.WriteString("about", example.Title);
        json.WriteString("seen", Printable.Line(example.Judgement.Summary));
        json.WriteString("others", defect.Members.Length > 1 ? FindingWords.Others(defect) : "");
        json.WriteString("rerun", Printable.Line(RerunCommand.Of(run.Facts, example)));
        if (defect.Broken is { } broken)
        {
            json.WriteString("breaks", Printable.Line(broken.Text));
        }

        if (FindingWords.Where(run, example) is { } where)
        {
            json.WriteString("where", Printable.Line(where));
        }

        if (defect.Change is { } change)
        {
            json.WriteString("change", change);
        }

        json.WritePropertyName("lines");
        ConversationData.Write(json, DecisiveLines.Of(example, run.Facts.Profile));
        json.WriteEndObject();
    }
}
