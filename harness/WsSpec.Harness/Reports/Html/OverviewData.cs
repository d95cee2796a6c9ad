using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Comparing;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports.Html;

/// <summary>What the page shows before anything is opened: runs, requirements and one row for each case.</summary>
internal static class OverviewData
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<RunReport> runs, ImmutableArray<Row> rows)
    {
        json.WriteStartObject();
        json.WriteString("version", Tool.Version);
        json.WriteStartArray("verdicts");
        foreach (var verdict in VerdictWords.VerdictsInOrder)
        {
            json.WriteStringValue(VerdictWords.Name(verdict));
        }

        json.WriteEndArray();
        json.WriteStartArray("runs");
        foreach (var run in runs)
        {
            WriteRun(json, run);
        }

        json.WriteEndArray();
        WriteRequirements(json, rows);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            WriteRow(json, runs, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunReport run)
    {
        var (kept, all) = RequirementScore.Musts(run.Facts);
        json.WriteStartObject();
        json.WriteString("name", Printable.Line(run.Facts.Target));
        json.WriteString("testee", run.Facts.Testee.ToString().ToLowerInvariant());
        json.WriteString("offers", run.Facts.Profile.Offers.ToString());
        json.WriteString("started", run.Facts.Started);
        json.WriteNumber("seconds", Math.Round(run.Facts.Duration.TotalSeconds, 1));
        json.WriteNumber("kept", kept);
        json.WriteNumber("musts", all);
        WriteOptional(json, "memory", run.Facts.Memory?.ToString());
        json.WriteBoolean("interrupted", run.Facts.Interrupted);
        if (run.Facts.Audit is { } audit)
        {
            AuditData.Write(json, audit);
        }

        json.WriteStartArray("problems");
        foreach (var (name, message) in run.Problems)
        {
            json.WriteStringValue(Printable.Line($"{name}: {message}"));
        }

        json.WriteEndArray();
        FindingData.Write(json, run);
        json.WriteEndObject();
    }

    private static void WriteRequirements(Utf8JsonWriter json, ImmutableArray<Row> rows)
    {
        json.WriteStartObject("requirements");
        var touched = rows.SelectMany(r => r.Sample.Touches).Distinct().Select(Registry.Get);
        foreach (var requirement in touched.OrderBy(r => r.Id.Text, StringComparer.Ordinal))
        {
            json.WriteStartArray(requirement.Id.Text);
            json.WriteStringValue(requirement.Level.Keyword());
            json.WriteStringValue(requirement.Document);
            json.WriteStringValue(requirement.Section);
            json.WriteStringValue(requirement.Text);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, ImmutableArray<RunReport> runs, Row row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteString("family", row.Sample.Family);
        json.WriteString("title", row.Sample.Title);
        WriteStrings(json, "touches", row.Sample.Touches.Select(id => id.Text));
        WriteStrings(json, "allowed", Allowed.By(row.Sample));
        json.WriteStartArray("results");
        for (var i = 0; i < runs.Length; i++)
        {
            WriteResult(json, runs[i], row.Results[i]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, RunReport run, Result? result)
    {
        if (result is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("v", IndexOf(result.Judgement.Verdict));
        json.WriteString("seen", Printable.Line(result.Judgement.Summary));
        json.WriteString("rerun", Printable.Line(RerunCommand.Of(run.Facts, result)));
        WriteOptional(json, "breaks", result.Judgement.Breaks?.Text);
        WriteOptional(json, "uses", result.Judgement.Uses?.Text);
        WriteOptional(json, "diagnosis", result.Judgement.Diagnosis);
        WriteOptional(json, "known", run.Known(result));
        WriteOptional(json, "remarks", (result as CaseResult)?.Remarks);
        WriteOptional(json, "flaky", result.IsFlaky ? string.Join(", ", result.Attempts.Select(VerdictWords.Name)) : null);
        WriteOptional(json, "offender", (result as StandingResult)?.Offender?.Name);
        json.WriteEndObject();
    }

    private static int IndexOf(Verdict verdict) => VerdictWords.VerdictsInOrder.TakeWhile(v => v != verdict).Count();

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, Printable.Line(value));
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
