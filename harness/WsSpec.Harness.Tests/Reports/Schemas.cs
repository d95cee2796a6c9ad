using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using Json.Schema;

namespace WsSpec.Harness.Tests.Reports;

/// <summary>The schema files that are shipped, applied.</summary>
internal static class Schemas
{
    private static readonly Lazy<JsonSchema> Report = new(() => Read("report.schema.json"));
    private static readonly Lazy<JsonSchema> Ctrf = new(() => Read("ctrf-subset.schema.json"));

    private static readonly Lazy<JsonSchema> Config = new(() => Read("config.schema.json"));

    /// <summary>Every way in which the document breaks the schema; empty when it is valid.</summary>
    public static IReadOnlyList<string> ReportErrors(string json) => Errors(Report.Value, json);

    public static IReadOnlyList<string> CtrfErrors(string json) => Errors(Ctrf.Value, json);

    public static IReadOnlyList<string> ConfigErrors(string json) => Errors(Config.Value, json);

    public static IReadOnlyList<string> JunitErrors(string xml)
    {
        var errors = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, CheckCharacters = true };
        settings.Schemas.Add(null, PathOf("junit.xsd"));
        settings.ValidationEventHandler += (_, e) => errors.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return errors;
    }

    private static IReadOnlyList<string> Errors(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var evaluation = schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return evaluation.IsValid ? []
            : [.. (evaluation.Details ?? []).Where(d => d.Errors is not null)
                .Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")];
    }

    private static JsonSchema Read(string name) => JsonSchema.FromText(File.ReadAllText(PathOf(name)));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "schemas", name);
}
