using System.Globalization;
using System.Text;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Autobahn;

/// <summary>The page of one case: what was wanted, what was seen, how the connection ended, and the wire.</summary>
internal static class HtmlCase
{
    private const int WireLines = 1000;

    public static string Write(AutobahnResult result)
    {
        var (@case, judgement) = (result.Case, result.Judgement);
        var (name, word) = HtmlPage.Case(judgement.Behavior);
        var (closeName, closeWord) = HtmlPage.Close(judgement.BehaviorClose);
        var body = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"<p class=\"{name}\">{word}: {HtmlPage.Text(judgement.Result)}</p>")
            .AppendLine(
                CultureInfo.InvariantCulture, $"<p class=\"{closeName}\">Close {closeWord}: {HtmlPage.Text(judgement.ResultClose)}</p>")
            .AppendLine(
                CultureInfo.InvariantCulture, $"<p>Started {result.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, {result.DurationMs} ms.</p>")
            .AppendLine(CultureInfo.InvariantCulture,
                $"<h2>Case</h2><p>{HtmlPage.Text(@case.Description)}</p><p>{HtmlPage.Text(@case.Expectation)}</p>");
        if (@case.Exchange is null)
        {
            body.AppendLine("<h2>Events</h2><table>");
            foreach (var grade in @case.Grades)
            {
                Row(body, $"wanted for {grade.Behavior.Name()}", Events(grade.Events));
            }

            Row(body, "seen", Events(judgement.Received));
            body.AppendLine("</table>");
        }

        Closing(body, judgement.Facts);
        Head(body, "Request", result.Conversation?.Request);
        Head(body, "Response", result.Conversation?.Response);
        Statistics(body, "Received", CaseStatistics.Received(result));
        Statistics(body, "Sent", CaseStatistics.Sent(result));
        Wire(body, result.Conversation);
        return HtmlPage.Write($"{result.Agent}: case {@case.Id}", body.ToString());
    }

    private static string Events(IReadOnlyCollection<AutobahnEvent> events) => events.Count == 0
        ? "none"
        : string.Join(", ", events.Select(Preview.Event).Select(e => $"{e.Name} {e.Payload}{(e.IsBinary == true ? " (binary)" : "")}"));

    private static void Closing(StringBuilder body, ConnectionFacts facts)
    {
        body.AppendLine("<h2>Closing</h2><table>");
        Row(body, "begun by", facts.ClosedByHarness ? "the harness" : "the testee");
        Row(body, "clean", facts.WasClean ? "yes" : "no");
        Row(body, "given up by the harness", facts.FailedByHarness ? "yes" : "no");
        Row(body, "transport ended by the harness", facts.DroppedByHarness ? "yes" : "no");
        Row(body, "violation of the testee", facts.Violation?.What ?? "none");
        Row(body, "Close of the harness", facts.LocalClose is { } local ? Narrative.Tell(local) : "none");
        Row(body, "Close of the testee", facts.RemoteClose is { } remote ? Narrative.Tell(remote) : "none");
        body.AppendLine("</table>");
    }

    private static void Head(StringBuilder body, string name, TapHead? head) =>
        body.AppendLine(CultureInfo.InvariantCulture,
            $"<h2>{name}</h2><pre>{(head is null ? "none" : HtmlPage.Text(Encoding.Latin1.GetString(head.Octets.Span)))}</pre>");

    private static void Statistics(StringBuilder body, string name, CaseStatistics statistics)
    {
        body.AppendLine(CultureInfo.InvariantCulture, $"<h2>{name}</h2><table>");
        Row(body, "frames by opcode", Counts(statistics.Frames));
        Row(body, "pieces by length", Counts(statistics.Chunks));
        body.AppendLine("</table>");
    }

    private static string Counts(IReadOnlyList<(string Key, long Count)> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Count}")));

    private static void Wire(StringBuilder body, Conversation? conversation)
    {
        if (conversation is null)
        {
            return;
        }

        var lines = WireLine.Of(conversation);
        body.Append("<h2>Wire</h2><pre>");
        foreach (var line in lines.Take(WireLines))
        {
            body.AppendLine(CultureInfo.InvariantCulture,
                $"{line.At.TotalMilliseconds,10:0.0} ms  {(line.FromTestee ? "&larr;" : "&rarr;")}  {HtmlPage.Text(line.Text)}  {line.Hex}");
        }

        body.AppendLine(lines.Length > WireLines ? $"and {lines.Length - WireLines} more</pre>" : "</pre>");
    }

    private static void Row(StringBuilder body, string name, string value) =>
        body.AppendLine(CultureInfo.InvariantCulture, $"<tr><th>{name}</th><td>{HtmlPage.Text(value)}</td></tr>");
}
