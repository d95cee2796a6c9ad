namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// The JSON report: everything that is needed to render any other report and to judge again without a network. Its schema is
/// <c>docs/schemas/report.schema.json</c>.
/// </summary>
public sealed record ReportDocument
{
    /// <summary>Changes when a reader of the last version could not read this one.</summary>
    public const string CurrentSchema = "wsspec-report/3";

    /// <summary>Those before had no packed octets, or packed those of each entry by themselves, and are read as well.</summary>
    public static IReadOnlyList<string> FormerSchemas { get; } = ["wsspec-report/1", "wsspec-report/2"];

    public required string Schema { get; init; }

    /// <summary>The version of wsspec that wrote it.</summary>
    public required string Version { get; init; }

    /// <summary>One for each target.</summary>
    public required IReadOnlyList<RunDocument> Runs { get; init; }
}
