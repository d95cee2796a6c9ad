using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports.Json;

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

    /// <summary>The baseline's reason; null for a result that it does not list.</summary>
    public string? Known { get; init; }

    /// <summary>
    /// What the conversation says by itself, where that is a failure which others show as well; null for any other result.
    /// </summary>
    public JudgementDocument? Alone { get; init; }

    /// <summary>What a testee that is a program said besides.</summary>
    public string? Remarks { get; init; }

    /// <summary>The verdicts of all attempts, when there was more than one.</summary>
    public IReadOnlyList<string>? Attempts { get; init; }

    /// <summary>For a standing rule, the first case that offends against it.</summary>
    public string? Offender { get; init; }

    public double DurationMs { get; init; }

    /// <summary>Host and port of the URL that a client under test was given; null for a server.</summary>
    public string? Authority { get; init; }

    /// <summary>True when nothing follows from when something came, or that it did not come; otherwise null.</summary>
    public bool? TimeIsNoEvidence { get; init; }

    /// <summary>With what the transcript begins; null when that is the opening handshake.</summary>
    public string? Onset { get; init; }

    /// <summary>Null when the case was not played.</summary>
    public IReadOnlyList<EntryDocument>? Transcript { get; init; }

    /// <summary>
    /// The octets of all entries that have only a length, one after the other, in base64 of the format of Brotli: frames without their
    /// masks. Null when there are none.
    /// </summary>
    [JsonConverter(typeof(Base64Text))]
    public string? Packed { get; init; }
}

/// <summary>A verdict and what it rests on.</summary>
public sealed record JudgementDocument(string Verdict, string Summary, string? Breaks, string? Diagnosis);

/// <summary>One event of a transcript.</summary>
/// <param name="Us">Microseconds since the transport was up.</param>
/// <param name="Kind">The name of an entry kind.</param>
/// <param name="Octets">In base64; null when there are none.</param>
public sealed record EntryDocument(long Us, string Kind, [property: JsonConverter(typeof(Base64Text))] string? Octets)
{
    /// <summary>In a report of version 2: many octets, in base64 of the format of zlib.</summary>
    public string? Packed { get; init; }

    /// <summary>How many octets are packed; null when none are.</summary>
    public int? Length { get; init; }

    /// <summary>
    /// What is known of the cut before octets that were sent; null where there was none, or the report is older than this member.
    /// </summary>
    public string? Cut { get; init; }

    /// <summary>
    /// How many octets of its peer the sender had, by acknowledgements that were captured; null for a run, whose harness is one of the two.
    /// </summary>
    public long? AfterPeer { get; init; }
}
