using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports;

/// <summary>The JSON that a badge service turns into a picture (the endpoint schema of shields.io, version 1).</summary>
public static class BadgeReport
{
    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        var scores = runs.Select(run => RequirementScore.Musts(run.Facts)).ToList();
        var (kept, all) = (scores.Sum(s => s.Kept), scores.Sum(s => s.All));
        var passes = RunReport.ExitCodeOf(runs) == ExitCode.Ok;
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        json.WriteString("label", "RFC 6455");
        json.WriteString("message", $"{kept} of {all} MUST");
        json.WriteString("color", !passes ? "red" : kept == all ? "brightgreen" : "yellow");
        json.WriteEndObject();
    }
}
