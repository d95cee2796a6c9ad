using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports;

/// <summary>
/// The Common Test Report Format (https://ctrf.io), version 0.1.0 of its specification: times are whole
/// milliseconds, and the status of a harness error is <c>failed</c>, because the format knows none for it.
/// </summary>
public static class CtrfReport
{
    private const string SpecVersion = "0.1.0";

    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("reportFormat", "CTRF");
        json.WriteString("specVersion", SpecVersion);
        json.WriteString("generatedBy", "wsspec");
        json.WriteStartObject("results");
        json.WriteStartObject("tool");
        json.WriteString("name", "wsspec");
        json.WriteString("version", Tool.Version);
        json.WriteEndObject();
        WriteSummary(json, runs);
        json.WriteStartArray("tests");
        foreach (var run in runs)
        {
            WriteTests(json, run);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ImmutableArray<RunReport> runs)
    {
        var statuses = runs.SelectMany(r => r.Facts.Results.Select(x => Status(r.Of(x))).Concat(r.Problems.Select(_ => "failed"))).ToList();
        var start = runs.Select(r => r.Facts.Started).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min();
        var stop = runs.Select(r => r.Facts.Started + r.Facts.Duration).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        json.WriteStartObject("summary");
        json.WriteNumber("tests", statuses.Count);
        foreach (var status in (string[])["passed", "failed", "skipped", "pending", "other"])
        {
            json.WriteNumber(status, statuses.Count(s => s == status));
        }

        json.WriteNumber("suites", runs.Length);
        json.WriteNumber("start", start.ToUnixTimeMilliseconds());
        json.WriteNumber("stop", stop.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteTests(Utf8JsonWriter json, RunReport run)
    {
        foreach (var result in run.Facts.Results)
        {
            var status = Status(run.Of(result));
            json.WriteStartObject();
            WriteHead(json, result.Name, status, (result as CaseResult)?.Duration ?? TimeSpan.Zero, run.Facts.Target, result.Family);
            json.WriteString("rawStatus", VerdictWords.Name(result.Judgement.Verdict));
            json.WriteString("message", run.Known(result) is { } known
                ? $"known failure: {known}; {result.Judgement.Summary}"
                : result.Judgement.Summary);
            if (status == "failed")
            {
                json.WriteString("trace", PlainText.Details(run, result));
            }

            WriteArray(json, "tags", [.. result.Touches.Select(id => id.Text)]);
            WriteAttempts(json, result);
            json.WriteEndObject();
        }

        foreach (var (name, message) in run.Problems)
        {
            json.WriteStartObject();
            WriteHead(json, name, "failed", TimeSpan.Zero, run.Facts.Target, "run");
            json.WriteString("message", message);
            json.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, string name, string status, TimeSpan duration, params ImmutableArray<string> suite)
    {
        json.WriteString("name", name);
        json.WriteString("status", status);
        json.WriteNumber("duration", (long)duration.TotalMilliseconds);
        WriteArray(json, "suite", suite);
    }

    private static void WriteAttempts(Utf8JsonWriter json, Result result)
    {
        if (result.Attempts.IsEmpty)
        {
            return;
        }

        json.WriteNumber("retries", result.Attempts.Length - 1);
        json.WriteStartArray("retryAttempts");
        for (var i = 0; i < result.Attempts.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("attempt", i + 1);
            json.WriteString("status", Status(Gate.Of(result.Attempts[i], FailOn.Fail)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Status(Disposition disposition) => disposition switch
    {
        Disposition.Passed => "passed",
        Disposition.Unanswered => "skipped",
        Disposition.Known => "other",
        Disposition.Failed or Disposition.Error => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };
}
