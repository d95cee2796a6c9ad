using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Runs as JSON documents, and back.</summary>
public static class JsonReport
{
    public static void Write(ImmutableArray<RunReport> runs, Stream output) => JsonSerializer.Serialize(
        output,
        new() { Schema = ReportDocument.CurrentSchema, Version = Tool.Version, Runs = [.. runs.Select(DocumentWriter.Document)] },
        ReportJson.Indented.ReportDocument);

    /// <exception cref="CommandException">It is no report of a version this one knows.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static ImmutableArray<RunReport> Read(string path, Stream content)
    {
        var document = JsonSerializer.Deserialize(content, ReportJson.Indented.ReportDocument)
            ?? throw new CommandException($"{path} is empty");
        return document.Schema == ReportDocument.CurrentSchema || ReportDocument.FormerSchemas.Contains(document.Schema)
            ? [.. document.Runs.Select(DocumentReader.Run)]
            : throw new CommandException($"{path} has the schema '{document.Schema}', not {ReportDocument.CurrentSchema}");
    }
}
