using System.Text.Json;
using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Writes each result in a line of its own.</summary>
internal sealed class ResultLines : JsonConverter<IReadOnlyList<ResultDocument>>
{
    public override IReadOnlyList<ResultDocument>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ReportJson.Default.IReadOnlyListResultDocument);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<ResultDocument> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var result in value)
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(result, ReportJson.Default.ResultDocument);
            writer.WriteRawValue(line, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }
}
