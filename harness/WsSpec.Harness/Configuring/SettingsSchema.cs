using System.Collections.Immutable;
using System.CommandLine.Completions;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WsSpec.Harness.Configuring;

/// <summary>The JSON schema of files with settings, written from the options that they stand for.</summary>
internal static class SettingsSchema
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(SettingTable table)
    {
        using var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", SettingsFile.UsualName);
            json.WriteString(
                "description", "Settings of wsspec. Each property is an option of its commands; what the command line says wins.");
            Properties(json, table.Common, [], () =>
            {
                json.WriteStartObject("$schema");
                json.WriteString("type", "string");
                json.WriteEndObject();
                foreach (var section in table.Sections)
                {
                    json.WriteStartObject(section);
                    json.WriteString("description", $"What is for wsspec {section} alone, and wins over what stands outside.");
                    Properties(json, table.In(section), table.Common, () => { });
                    json.WriteEndObject();
                }
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(octets.GetBuffer().AsSpan(0, (int)octets.Length)) + "\n";
    }

    /// <param name="known">Those that are described outside.</param>
    private static void Properties(
        Utf8JsonWriter json, ImmutableArray<OptionSetting> options, ImmutableArray<OptionSetting> known, Action writeOthers)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var option in options.OrderBy(option => option.Property, StringComparer.Ordinal))
        {
            json.WriteStartObject(option.Property);
            if (known.Any(other => (other.Property, other.Symbol.Description) == (option.Property, option.Symbol.Description)))
            {
                json.WriteString("$ref", $"#/properties/{option.Property}");
            }
            else
            {
                json.WriteString("description", option.Symbol.Description);
                Value(json, option);
            }

            json.WriteEndObject();
        }

        writeOthers();
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, OptionSetting option)
    {
        switch (option.Shape)
        {
            case SettingShape.Switch:
                json.WriteString("type", "boolean");
                break;
            case SettingShape.Number:
                json.WriteString("type", option.IsWhole ? "integer" : "number");
                break;
            case SettingShape.Text:
                Text(json, option);
                break;
            case SettingShape.TextOrSwitch:
                json.WriteStartArray("anyOf");
                Alternative(json, () => Text(json, option));
                Alternative(json, () => json.WriteBoolean("const", true));
                json.WriteEndArray();
                break;
            case SettingShape.Texts:
                Texts(json, option, others: () => { });
                break;
            case SettingShape.Pairs:
                Texts(json, option, others: () => Alternative(json, () =>
                {
                    json.WriteString("type", "object");
                    json.WriteStartObject("additionalProperties");
                    if (option.Separator == "=")
                    {
                        json.WriteStartArray("anyOf");
                        Alternative(json, () => json.WriteString("type", "string"));
                        Alternative(json, () => json.WriteBoolean("const", true));
                        json.WriteEndArray();
                    }
                    else
                    {
                        json.WriteString("type", "string");
                    }

                    json.WriteEndObject();
                }));
                break;
            default:
                throw new InvalidOperationException($"{option.Shape} is no shape");
        }
    }

    private static void Texts(Utf8JsonWriter json, OptionSetting option, Action others)
    {
        json.WriteStartArray("anyOf");
        Alternative(json, () => Text(json, option));
        Alternative(json, () =>
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            Text(json, option);
            json.WriteEndObject();
        });
        others();
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, OptionSetting option)
    {
        json.WriteString("type", "string");
        var names = option.Symbol.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label).ToList();
        if (names.Count > 0)
        {
            json.WriteStartArray("enum");
            names.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void Alternative(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }
}
