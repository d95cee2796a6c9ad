using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using WsSpec.Harness.Reports;

namespace WsSpec.Fuzz;

/// <summary>What a report of each format has to be, whatever the testee has sent.</summary>
public static partial class ReportGrammar
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly string[] JunitElements = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "properties",
        "property"];
    private static readonly string[] SummaryTags = ["<details>", "</details>", "<summary>", "</summary>", "<pre>", "</pre>"];

    /// <summary>The page without its data, which is the same for all runs.</summary>
    private static readonly Lazy<string> Page = new(() =>
    {
        using var empty = new MemoryStream();
        ReportFormat.All.Single(format => format.Name == "html").Write([], empty);
        return WithoutData(Strict.GetString(empty.ToArray()));
    });

    /// <summary>What is wrong with a report; null when nothing is.</summary>
    public static string? Complaint(string format, ReadOnlySpan<byte> report) => format == ReportFormat.Capture.Name
        ? CaptureGrammar.IsCapture(report) ? null : "a capture is a pcapng file"
        : TextComplaint(format, report);

    private static string? TextComplaint(string format, ReadOnlySpan<byte> report)
    {
        string text;
        try
        {
            text = Strict.GetString(report);
        }
        catch (DecoderFallbackException)
        {
            return "a report is UTF-8";
        }

        return format switch
        {
            "console" => text.Any(c => char.IsControl(c) && c is not ('\n' or '\r')) ? "no control character reaches a terminal" : null,
            "json" or "ctrf" or "badge" or "sarif" => IsJson(text) ? null : $"{format} is JSON",
            "jsonl" => text.EndsWith('\n') && text[..^1].Split('\n').All(IsJson) ? null : "every line of a journal is JSON",
            "html" => WithoutData(text) == Page.Value ? null : "nothing of a testee is outside of what the page unpacks",
            "junit" => JunitComplaint(text),
            "github" =>
                Tag().Matches(text).All(match => SummaryTags.Contains(match.Value)) ? null : "no markup of a testee reaches the summary",
            "tap" => IsTap(text.TrimEnd('\n').Split('\n')) ? null : "every TAP line is one that the protocol knows",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
    }

    /// <summary>Whether a log has annotations only.</summary>
    public static bool IsLog(string log) =>
        log.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(
            line => Annotation().IsMatch(line) && !line.Contains('\r'));

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? JunitComplaint(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { CheckCharacters = true });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && !JunitElements.Contains(reader.Name))
                {
                    return "no element of a testee is in the XML";
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return "junit is XML";
        }
    }

    private static bool IsTap(string[] lines) =>
        lines is ["TAP version 14", ['1', '.', '.', .. var count], .. var rest]
        && rest.All(line => TapLine().IsMatch(line))
        && int.TryParse(count, out var points) && rest.Count(line => TapPoint().IsMatch(line)) == points;

    /// <summary>A page has a conversation for each run: how many elements the data has says nothing.</summary>
    private static string WithoutData(string page) => Data().Replace(page, "");

    [GeneratedRegex("<script type=\"application/gzip\" id=\"[a-z0-9-]+\">[A-Za-z0-9+/=]+</script>\n")]
    private static partial Regex Data();

    [GeneratedRegex("^((not )?ok [0-9]+ - [ -~]*|  ---|  \\.\\.\\.|  [a-z]+: [ -~]*)$")]
    private static partial Regex TapLine();

    [GeneratedRegex("^::(error|warning) title=")]
    private static partial Regex Annotation();

    [GeneratedRegex("^(not )?ok ")]
    private static partial Regex TapPoint();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();
}
