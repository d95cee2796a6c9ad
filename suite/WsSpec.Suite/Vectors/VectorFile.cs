using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WsSpec.Suite.Vectors;

/// <summary>
/// All vectors of one kind, and the file that holds them: <c>corpus/vectors/KIND.json</c>, as <c>vectors.schema.json</c> describes it.
/// </summary>
/// <param name="Kind">frames, handshakes, utf8, close-bodies or deflate.</param>
/// <param name="About">How the inputs are to be fed and what the results mean.</param>
public sealed record VectorFile(string Kind, string About, ImmutableArray<Vector> Vectors)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => $"{Kind}.json";

    /// <summary>The file, octets in lower-case hexadecimal.</summary>
    public string ToJson()
    {
        var octets = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(octets, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "wsspec-vectors/1");
            json.WriteString("kind", Kind);
            json.WriteString("about", About);
            json.WriteStartArray("vectors");
            foreach (var vector in Vectors)
            {
                Write(json, vector);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(octets.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Vector vector)
    {
        json.WriteStartObject();
        json.WriteString("id", vector.Id);
        json.WriteString("title", vector.Title);
        json.WriteString("input", Convert.ToHexStringLower(vector.Input.Span));
        json.WriteString("result", vector.Result);
        if (vector.Requirement is { } requirement)
        {
            json.WriteString("requirement", requirement.Text);
        }

        if (!vector.Codes.IsEmpty)
        {
            json.WriteStartArray("codes");
            foreach (var code in vector.Codes)
            {
                if (code is { } number)
                {
                    json.WriteNumberValue(number);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        }

        if (!vector.Events.IsEmpty)
        {
            json.WriteStartArray("events");
            foreach (var (type, payload) in vector.Events)
            {
                json.WriteStartObject();
                json.WriteString("type", type);
                json.WriteString("payload", Convert.ToHexStringLower(payload.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (vector.Output is { } output)
        {
            json.WriteString("output", Convert.ToHexStringLower(output.Span));
        }

        json.WriteEndObject();
    }
}
