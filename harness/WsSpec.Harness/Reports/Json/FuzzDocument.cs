using System.Text.Json;
using System.Text.Json.Serialization;
using WsSpec.Harness.Fuzzing;
using WsSpec.Harness.Invocation;

namespace WsSpec.Harness.Reports.Json;

/// <summary>The JSON report of a fuzz run. The findings themselves are files of their own.</summary>
internal sealed record FuzzDocument
{
    public const string CurrentSchema = "wsspec-fuzz/1";

    public required string Schema { get; init; }

    public required string Version { get; init; }

    public required string Target { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double DurationMs { get; init; }

    public required bool Interrupted { get; init; }

    public required int Seed { get; init; }

    public required string Shard { get; init; }

    /// <summary>The first turn that was played, and the first that was not.</summary>
    public required long From { get; init; }

    public required long Next { get; init; }

    public required long Dialogues { get; init; }

    /// <summary>Distinct states of the model, steps, and pairs of steps in a row.</summary>
    public required int States { get; init; }

    public required int Steps { get; init; }

    public required int Pairs { get; init; }

    /// <summary>How likely the next pair is one that nobody has seen (Good and Turing).</summary>
    public required double Unseen { get; init; }

    /// <summary>Problems that did not show again.</summary>
    public required int Unconfirmed { get; init; }

    public required IReadOnlyList<FoundDocument> Findings { get; init; }

    public required IReadOnlyList<DeathDocument> Deaths { get; init; }

    public static void Write(FuzzRun run, Stream output) =>
        JsonSerializer.Serialize(output, Of(run), FuzzDocumentJson.Default.FuzzDocument);

    private static FuzzDocument Of(FuzzRun run) => new()
    {
        Schema = CurrentSchema,
        Version = Tool.Version,
        Target = run.Target,
        Started = run.Started,
        DurationMs = run.Report.Duration.TotalMilliseconds,
        Interrupted = run.Report.Interrupted,
        Seed = run.Space.Seed,
        Shard = run.Space.Shard,
        From = run.Space.From,
        Next = run.Report.Next,
        Dialogues = run.Report.Played,
        States = run.Report.Coverage.States.Kinds,
        Steps = run.Report.Coverage.Steps.Kinds,
        Pairs = run.Report.Coverage.Pairs.Kinds,
        Unseen = run.Report.Coverage.Pairs.Unseen,
        Unconfirmed = run.Report.Unconfirmed,
        Findings = [.. run.Report.Findings.Select(FoundDocument.Of)],
        Deaths = [.. run.Report.Deaths.Select(d => new DeathDocument(d.Symptom, d.Suspects, d.Culprit, d.Revived))],
    };
}

/// <param name="Name">Of its file, without the ending.</param>
/// <param name="Frames">How many frames the shortest dialogue has.</param>
internal sealed record FoundDocument(string Name, string Requirement, string Shape, string Summary, long Number, int Frames)
{
    public static FoundDocument Of(Finding finding) => new(
        finding.Name,
        finding.Problem.Requirement,
        finding.Problem.Shape,
        finding.Problem.Summary,
        finding.Number,
        finding.Dialogue.FrameCount);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true, IndentSize = 1)]
[JsonSerializable(typeof(FuzzDocument))]
internal sealed partial class FuzzDocumentJson : JsonSerializerContext;
