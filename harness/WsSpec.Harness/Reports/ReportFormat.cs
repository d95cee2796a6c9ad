using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Html;
using WsSpec.Harness.Reports.Json;

namespace WsSpec.Harness.Reports;

/// <summary>A way to write runs down.</summary>
/// <param name="Write">Renders the runs, one for each target.</param>
public sealed record ReportFormat(string Name, Action<ImmutableArray<RunReport>, Stream> Write)
{
    /// <summary>What <c>--capture</c> writes.</summary>
    public static ReportFormat Capture { get; } = new("pcapng", CaptureReport.Write) { IsBinary = true };

    /// <summary>What programs read, and this one.</summary>
    public static ReportFormat Json { get; } = new("json", JsonReport.Write);

    /// <summary>What is written while a run is under way.</summary>
    public static ReportFormat Journal { get; } = new("jsonl", JournalWriter.Write);

    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("console", ConsoleReport.Write),
        Json,
        new("html", HtmlReport.Write),
        new("junit", JunitReport.Write),
        new("github", GitHubReport.WriteSummary) { PathVariable = "GITHUB_STEP_SUMMARY", Appends = true,
            Log = GitHubReport.WriteAnnotations },
        new("tap", TapReport.Write),
        new("ctrf", CtrfReport.Write),
        new("badge", BadgeReport.Write),
        Capture,
        new("sarif", SarifReport.Write),
        Journal,
    ];

    /// <summary>The environment variable that names the file when the user names none; null: the standard output.</summary>
    public string? PathVariable { get; init; }

    /// <summary>True when it is no text, and so needs a file.</summary>
    public bool IsBinary { get; init; }

    /// <summary>True when what the file already holds is kept.</summary>
    public bool Appends { get; init; }

    /// <summary>Writes what belongs into the log of the pipeline.</summary>
    public Action<ImmutableArray<RunReport>, TextWriter>? Log { get; init; }
}
