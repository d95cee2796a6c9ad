using System.Text.Json;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports.Html;

/// <summary>What the page shows of an audit beside its results.</summary>
internal static class AuditData
{
    public static void Write(Utf8JsonWriter json, AuditFacts audit)
    {
        json.WriteStartObject("audit");
        json.WriteStartArray("lines");
        foreach (var (name, text) in Lines(audit))
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(Printable.Line(text));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("requirements");
        foreach (var requirement in audit.Requirements)
        {
            json.WriteStartArray();
            json.WriteStringValue(Printable.Line(requirement.Requirement.Text));
            json.WriteStringValue(requirement.Sight.ToString().ToLowerInvariant());
            json.WriteNumberValue(requirement.Times);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Text)> Lines(AuditFacts audit) =>
    [
        ("seen", string.Join(", ", audit.Seen.Select(seen => $"{seen.Count} {seen.What}"))),
        .. audit.Remarks.Select(remark => ("not seen", remark)),
        .. audit.Health.Select(line => (Printable.Line(line.Name), line.Text)),
    ];
}
