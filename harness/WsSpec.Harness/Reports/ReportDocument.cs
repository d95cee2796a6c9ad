using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports;

/// <summary>The JSON report: everything that is needed to render any other report and to judge again without a network.</summary>
public sealed record ReportDocument
{
    /// <summary>Changes when a reader of the last version could not read this one.</summary>
    public const string CurrentSchema = "wsspec-report/1";

    public required string Schema { get; init; }

    public required string Version { get; init; }

    public required string Target { get; init; }

    /// <summary><c>server</c> or <c>client</c>.</summary>
    public required string Testee { get; init; }

    public required ProfileDocument Profile { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double DurationMs { get; init; }

    public bool Interrupted { get; init; }

    public DeathDocument? Death { get; init; }

    public string RerunOptions { get; init; } = "";

    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    public required IReadOnlyList<ResultDocument> Results { get; init; }
}

public sealed record ProfileDocument(IReadOnlyList<string> Offers, IReadOnlyList<string> Greetings);

public sealed record DeathDocument(string Symptom, IReadOnlyList<string> Suspects);

/// <summary>One result.</summary>
public sealed record ResultDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Null for a standing rule.</summary>
    public string? Transport { get; init; }

    public string? Delivery { get; init; }

    public required string Verdict { get; init; }

    public required string Summary { get; init; }

    public string? Breaks { get; init; }

    public string? Uses { get; init; }

    public string? Diagnosis { get; init; }

    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>For a standing rule, the first case that offends against it.</summary>
    public string? Offender { get; init; }

    public double DurationMs { get; init; }

    /// <summary>Null when the case was not played.</summary>
    public IReadOnlyList<EntryDocument>? Transcript { get; init; }
}

/// <summary>One event of a transcript.</summary>
/// <param name="Us">Microseconds since the transport was up.</param>
/// <param name="Kind">The name of an entry kind.</param>
/// <param name="Octets">In base64; null when there are none.</param>
public sealed record EntryDocument(long Us, string Kind, string? Octets);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    IndentSize = 1)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
