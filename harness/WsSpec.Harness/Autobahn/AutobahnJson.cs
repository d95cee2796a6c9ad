using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// JSON in the layout of Autobahn's files, to the blank, since there are scripts that cut them up by lines: three blanks a level, a blank
/// behind a colon and none before a comma, each element on a line of its own, keys in the order of their characters, no line end at the
/// end.
/// </summary>
internal static class AutobahnJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 3,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var octets = new MemoryStream();
        using (var writer = new Utf8JsonWriter(octets, Layout))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(octets.GetBuffer(), 0, (int)octets.Length);
    }

    /// <summary>The contents of <c>index.json</c>: agent, id, verdict.</summary>
    public static string Index(IEnumerable<IndexEntry> entries) => Write(json =>
    {
        json.WriteStartObject();
        foreach (var agent in entries.GroupBy(r => r.Agent).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(agent.Key);
            foreach (var entry in agent.GroupBy(r => r.Case.Id).Select(g => g.Last()).OrderBy(r => r.Case.Id, StringComparer.Ordinal))
            {
                json.WriteStartObject(entry.Case.Id);
                json.WriteString("behavior", entry.Behavior.Name());
                json.WriteString("behaviorClose", entry.BehaviorClose.Name());
                json.WriteNumber("duration", entry.DurationMs);
                json.WritePropertyName("remoteCloseCode");
                WriteNumber(json, entry.RemoteCloseCode);
                json.WriteString("reportfile", entry.FileName + ".json");
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    public static void WriteNumber(Utf8JsonWriter json, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>An object of counts.</summary>
    public static void WriteCounts(Utf8JsonWriter json, IEnumerable<(string Key, long Count)> counts)
    {
        json.WriteStartObject();
        foreach (var (key, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }
}
