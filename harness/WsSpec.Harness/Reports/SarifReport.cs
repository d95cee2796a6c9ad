using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Invocation;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>
/// SARIF 2.1.0, the format of code scanning: a run for each target, a result for each death, finding and neglected SHOULD, and a rule for
/// each requirement that is broken. A protocol has no lines of source, so a result is located at the case that shows it.
/// </summary>
public static class SarifReport
{
    private const string Liveness = "liveness";

    public static void Write(ImmutableArray<RunReport> runs, Stream output) =>
        Write(output, json => runs.ToList().ForEach(run => WriteRun(json, run)));

    /// <summary>The same of a fuzz run: a result for each finding, located at its file.</summary>
    internal static void WriteFuzz(FuzzRun run, Stream output) => Write(output, json => WriteRun(
        json,
        $"{run.Target}/fuzz",
        run.Report.Findings.Select(finding => new RequirementId(finding.Problem.Requirement)).Where(id => Registry.Find(id) is not null),
        () =>
        {
            foreach (var death in run.Report.Deaths.Where(death => death.Culprit is null))
            {
                WriteDeath(json, death);
            }

            foreach (var finding in run.Report.Findings)
            {
                var (problem, name) = (finding.Problem, finding.Name);
                WriteResult(json, problem.Requirement, "error", problem.Summary, $"{name}.json", problem.Shape, 1);
            }
        }));

    private static void Write(Stream output, Action<Utf8JsonWriter> writeRuns)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        writeRuns(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunReport run)
    {
        var defects = Defects.In(run);
        var lax = Reason.In(run).Where(reason => reason.Verdict == Verdict.NonStrict).ToImmutableArray();
        var broken = defects.Select(d => d.Broken).Concat(lax.Select(reason => reason.Members[0].Judgement.Breaks)).OfType<RequirementId>();
        WriteRun(json, run.Facts.Target, broken, () =>
        {
            foreach (var death in run.Facts.Deaths)
            {
                WriteDeath(json, death);
            }

            foreach (var defect in defects)
            {
                var message = Message(run, defect);
                WriteResult(json, RuleOf(defect.Broken), "error", message, defect.Example.Id, defect.Title, defect.Members.Length);
            }

            foreach (var reason in lax)
            {
                var example = reason.Members[0];
                var (rule, message) = (RuleOf(example.Judgement.Breaks), $"{example.Title}: {reason.Text}");
                WriteResult(json, rule, "warning", message, example.Id, reason.Text, reason.Members.Length);
            }
        });
    }

    /// <param name="name">What the results are about.</param>
    /// <param name="broken">The requirements that they break.</param>
    private static void WriteRun(Utf8JsonWriter json, string name, IEnumerable<RequirementId> broken, Action writeResults)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "wsspec");
        json.WriteString("version", Tool.Version);
        WriteRules(json, broken);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"wsspec/{Uri.EscapeDataString(Safe(name))}/");
        json.WriteEndObject();
        json.WriteStartArray("results");
        writeResults();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDeath(Utf8JsonWriter json, Death death) =>
        WriteResult(json, Liveness, "error", $"The testee stopped working: {death.Symptom}", death.Culprit ?? Liveness, Liveness, 1);

    private static void WriteRules(Utf8JsonWriter json, IEnumerable<RequirementId> broken)
    {
        json.WriteStartArray("rules");
        foreach (var id in broken.Distinct())
        {
            json.WriteStartObject();
            json.WriteString("id", Safe(id.Text));
            json.WriteStartObject("shortDescription");
            json.WriteString("text", Safe(RequirementWords.Describe(id)));
            json.WriteEndObject();
            if (Registry.Find(id) is { } requirement)
            {
                json.WriteStartObject("properties");
                json.WriteStartArray("tags");
                json.WriteStringValue(requirement.Layer.Keyword());
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Message(RunReport run, Defect defect)
    {
        var text = new StringBuilder($"{defect.Title}. Example: {defect.Example.Name}; seen: {defect.Example.Judgement.Summary}.");
        text.Append(FindingWords.Where(run, defect.Example) is { } where ? $" Where: {where}." : "");
        text.Append(defect.Change is { } change ? $" Change: {change}" : "");
        return text.Append($" Rerun: {RerunCommand.Of(run.Facts, defect.Example)}").ToString();
    }

    private static void WriteResult(Utf8JsonWriter json, string rule, string level, string message, string @case, string what, int count)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", Safe(rule));
        json.WriteString("level", level);
        json.WriteStartObject("message");
        json.WriteString("text", Safe(message));
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', Safe(@case).Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("occurrenceCount", count);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", Safe($"{rule}: {what}"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string RuleOf(RequirementId? broken) => broken?.Text ?? "unjudged";

    private static string Safe(string text) => Printable.Line(text);
}
