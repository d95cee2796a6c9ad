using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports.Json;

/// <summary>The run of one target.</summary>
public sealed record RunDocument
{
    public required string Target { get; init; }

    /// <summary><c>server</c> or <c>client</c>.</summary>
    public required string Testee { get; init; }

    public required ProfileDocument Profile { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double DurationMs { get; init; }

    public bool Interrupted { get; init; }

    /// <summary>Which part of a larger run it is; null for a whole one.</summary>
    public PartDocument? Part { get; init; }

    /// <summary>What it is, or is a part of.</summary>
    public CatalogueDocument? Catalogue { get; init; }

    /// <summary>How many variants of cases there are results for when it is complete.</summary>
    public int? Expected { get; init; }

    /// <summary>True when only standing rules are reported; otherwise null.</summary>
    public bool? RulesOnly { get; init; }

    /// <summary>Why it is not the whole that it was put together to be; otherwise null.</summary>
    public IReadOnlyList<string>? Incomplete { get; init; }

    public IReadOnlyList<DeathDocument> Deaths { get; init; } = [];

    public MemoryDocument? Memory { get; init; }

    /// <summary><c>never</c>, <c>fail</c>, <c>nonstrict</c> or <c>inconclusive</c>.</summary>
    public string FailOn { get; init; } = "fail";

    public IReadOnlyList<string> BaselineProblems { get; init; } = [];

    public string RerunOptions { get; init; } = "";

    /// <summary>Null for a run that was played.</summary>
    public AuditDocument? Audit { get; init; }

    /// <summary>How many results have each verdict.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    [JsonConverter(typeof(ResultLines))]
    public required IReadOnlyList<ResultDocument> Results { get; init; }
}

/// <param name="Offers">What the testee was found to have.</param>
/// <param name="Greetings">Messages it sends of its own accord, in base64.</param>
public sealed record ProfileDocument(IReadOnlyList<string> Offers, IReadOnlyList<string> Greetings)
{
    /// <summary>True when it sends messages that nobody asked for; otherwise null.</summary>
    public bool? IsLively { get; init; }

    /// <summary>True when it does not echo empty messages; otherwise null.</summary>
    public bool? KeepsEmptyMessages { get; init; }

    /// <summary>The type of messages that it does not echo, <c>Text</c> or <c>Binary</c>; otherwise null.</summary>
    public string? KeepsType { get; init; }

    /// <summary>True when it closes before anything was asked of it; otherwise null.</summary>
    public bool? ClosesUnasked { get; init; }
}

/// <param name="Culprit">The suspect that did it again when it was played alone.</param>
/// <param name="Revived">True when the testee worked again afterwards.</param>
public sealed record DeathDocument(string Symptom, IReadOnlyList<string> Suspects, string? Culprit, bool Revived);

/// <summary>Resident memory of the testee in octets.</summary>
public sealed record MemoryDocument(long Start, long Peak, long End);
