using System.Text.Json.Serialization;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// A line of a journal, the report that is written while a run is under way. A run begins with one of kind <c>run</c>, has one of kind
/// <c>case</c> for each result, and ends with one of kind <c>end</c>. A run that is gone on with begins again; of several lines about one
/// result the last counts.
/// </summary>
internal sealed record JournalLine
{
    public const string Begin = "run";
    public const string Result = "case";
    public const string End = "end";

    /// <summary>Changes when a reader of the last version could not read this one.</summary>
    public const string CurrentSchema = "wsspec-journal/2";

    /// <summary>The one before packed the octets of each entry by themselves, and is read as well.</summary>
    public const string FormerSchema = "wsspec-journal/1";

    public required string Kind { get; init; }

    /// <summary>At the beginning of a run.</summary>
    public string? Schema { get; init; }

    /// <summary>The version of wsspec that wrote it, at the beginning of a run.</summary>
    public string? Version { get; init; }

    /// <summary>Of a result: how long the run had been under way.</summary>
    public double? AtMs { get; init; }

    public ResultDocument? Case { get; init; }

    /// <summary>At the beginning and the end, all but the results of cases.</summary>
    public RunDocument? Run { get; init; }

    /// <summary>At the end: from the names of results to the baseline's reasons.</summary>
    public IReadOnlyDictionary<string, string>? Known { get; init; }
}
