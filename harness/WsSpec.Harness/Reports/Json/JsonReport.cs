using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Runs as JSON documents, and back.</summary>
public static class JsonReport
{
    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    public static string ToolVersion { get; } =
        typeof(JsonReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Write(ImmutableArray<RunReport> runs, Stream output) => JsonSerializer.Serialize(
        output,
        new() { Schema = ReportDocument.CurrentSchema, Version = ToolVersion, Runs = [.. runs.Select(DocumentWriter.Document)] },
        ReportJson.Default.ReportDocument);

    /// <summary>Reads a report, plain or compressed with gzip.</summary>
    /// <exception cref="CommandException">The file cannot be read or is no report of a version this one knows.</exception>
    public static ImmutableArray<RunReport> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var content = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var document = JsonSerializer.Deserialize(content, ReportJson.Default.ReportDocument)
                ?? throw new CommandException($"{path} is empty");
            return document.Schema is ReportDocument.CurrentSchema or ReportDocument.FormerSchema
                ? [.. document.Runs.Select(DocumentReader.Run)]
                : throw new CommandException($"{path} has the schema '{document.Schema}', not {ReportDocument.CurrentSchema}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or ArgumentException or OverflowException or InvalidDataException)
        {
            throw new CommandException($"cannot read {path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> magic = stackalloc byte[GzipMagic.Length];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return magic[..read].SequenceEqual(GzipMagic);
    }
}
