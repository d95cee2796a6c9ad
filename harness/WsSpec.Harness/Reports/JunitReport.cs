using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Reports.Json;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports;

/// <summary>
/// JUnit XML, as <c>docs/schemas/junit.xsd</c> describes it: a suite for each target, a test case for each result; a failure is the
/// testee's, an error the harness's, and what the baseline lists is skipped with its reason. Properties
/// of a failure say which finding it belongs to.
/// </summary>
public static class JunitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false };

    public static void Write(ImmutableArray<RunReport> runs, Stream output)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", "wsspec");
        Counts(xml, runs);
        foreach (var run in runs)
        {
            WriteSuite(xml, run);
        }

        xml.WriteEndElement();
    }

    /// <summary>The same of a fuzz run: a test case that it has ended well, and one that fails for each finding and each death.</summary>
    internal static void WriteFuzz(FuzzRun run, Stream output)
    {
        (string Name, string Message, string Type)[] failures =
        [
            .. run.Report.Findings.Select(finding => (finding.Name, finding.Problem.Summary, finding.Problem.Requirement)),
            .. run.Report.Deaths.Where(death => death.Culprit is null)
                .Select((death, i) => ($"the testee stays alive ({i + 1})", death.Symptom, "liveness")),
        ];
        using var xml = XmlWriter.Create(output, Settings);
        foreach (var element in new[] { "testsuites", "testsuite" })
        {
            xml.WriteStartElement(element);
            Attribute(xml, "name", element == "testsuites" ? "wsspec fuzz" : run.Target);
            Attribute(xml, "tests", Number(failures.Length + 1));
            Attribute(xml, "failures", Number(failures.Length));
            Attribute(xml, "errors", Number(run.Report.Interrupted ? 1 : 0));
            Attribute(xml, "skipped", "0");
            Attribute(xml, "time", Seconds(run.Report.Duration));
        }

        Attribute(xml, "timestamp", run.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        WriteCase(xml, $"{run.Report.Played} dialogues", run.Report.Interrupted ? ("error", "interrupted", "harness") : null);
        foreach (var (name, message, type) in failures)
        {
            WriteCase(xml, name, ("failure", message, type));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string name, (string Kind, string Message, string Type)? problem)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", name);
        Attribute(xml, "classname", "wsspec.fuzz");
        Attribute(xml, "time", "0");
        if (problem is var (kind, message, type))
        {
            Element(xml, kind, message, type, message);
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, RunReport run)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", run.Facts.Target);
        Counts(xml, [run]);
        Attribute(xml, "timestamp", run.Facts.Started.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        var findings = Defects.In(run).SelectMany(defect => defect.Members.Select(member => (member.Name, defect.Title)))
            .ToDictionary(finding => finding.Name, finding => finding.Title);
        foreach (var result in run.Facts.Results)
        {
            xml.WriteStartElement("testcase");
            Attribute(xml, "name", result.Name);
            Attribute(xml, "classname", $"wsspec.{result.Family}");
            Attribute(xml, "time", Seconds((result as CaseResult)?.Duration ?? TimeSpan.Zero));
            if (findings.TryGetValue(result.Name, out var finding))
            {
                WriteProperties(xml, ("finding", finding), ("layer", result.Layer?.Keyword() ?? ""));
            }

            WriteOutcome(xml, run, result);
            xml.WriteEndElement();
        }

        WriteProblems(xml, run);
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        xml.WriteStartElement("properties");
        foreach (var (name, value) in properties)
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", name);
            Attribute(xml, "value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, RunReport run, Result result)
    {
        switch (run.Of(result))
        {
            case Disposition.Failed:
                var broken = result.Judgement.Breaks?.Text ?? VerdictWords.Name(result.Judgement.Verdict);
                Element(xml, "failure", result.Judgement.Summary, broken, PlainText.Details(run, result));
                break;
            case Disposition.Error:
                Element(xml, "error", result.Judgement.Summary, "harness", PlainText.Details(run, result));
                break;
            case Disposition.Known:
                Element(xml, "skipped", $"known failure: {run.Known(result)}");
                break;
            case Disposition.Unanswered:
                Element(xml, "skipped", result.Judgement.Summary);
                break;
            case Disposition.Passed when result.Judgement.Breaks is not null:
                xml.WriteElementString(
                    "system-out", Printable.Text($"{VerdictWords.Name(result.Judgement.Verdict)}\n{PlainText.Details(run, result)}"));
                break;
            case Disposition.Passed:
                break;
            default:
                throw new InvalidOperationException($"{result.Name} has no disposition");
        }
    }

    /// <summary>Deaths and problems of the baseline belong to no case, yet they fail the run: each is a test case of its own.</summary>
    private static void WriteProblems(XmlWriter xml, RunReport run)
    {
        foreach (var (name, message) in run.Problems)
        {
            xml.WriteStartElement("testcase");
            Attribute(xml, "name", name);
            Attribute(xml, "classname", "wsspec.run");
            Attribute(xml, "time", "0");
            Element(xml, "failure", message, name, message);
            xml.WriteEndElement();
        }
    }

    private static void Counts(XmlWriter xml, ImmutableArray<RunReport> runs)
    {
        var problems = runs.Sum(r => r.Problems.Length);
        var dispositions = runs.SelectMany(r => r.Facts.Results.Select(r.Of)).ToList();
        Attribute(xml, "tests", Number(dispositions.Count + problems));
        Attribute(xml, "failures", Number(dispositions.Count(d => d == Disposition.Failed) + problems));
        Attribute(xml, "errors", Number(dispositions.Count(d => d == Disposition.Error)));
        Attribute(xml, "skipped", Number(dispositions.Count(d => d is Disposition.Known or Disposition.Unanswered)));
        Attribute(xml, "time", Seconds(TimeSpan.FromTicks(runs.Sum(r => r.Facts.Duration.Ticks))));
    }

    private static void Element(XmlWriter xml, string name, string message, string? type = null, string? text = null)
    {
        xml.WriteStartElement(name);
        Attribute(xml, "message", message);
        if (type is not null)
        {
            Attribute(xml, "type", type);
        }

        xml.WriteString(Printable.Text(text ?? ""));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Printable.Text(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
