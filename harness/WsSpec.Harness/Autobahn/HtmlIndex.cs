using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WsSpec.Suite.Autobahn;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// The page with all results: a row for each case, two columns for each agent. Beside the cells of failed cases the class of these occurs
/// exactly twice, in the style and in the legend, because there are scripts that count it.
/// </summary>
internal static class HtmlIndex
{
    private static readonly Behavior?[] Legend =
        [Behavior.Ok, Behavior.NonStrict, Behavior.Failed, Behavior.Informational, Behavior.Unimplemented, null];

    private static readonly string[] Meanings =
    [
        "The events are the wanted ones.",
        "The events are others, which are let pass.",
        "The events are wrong, or something else is that fails the case.",
        "What was seen is only told.",
        "permessage-deflate was not agreed.",
        "The case was not run for this agent.",
    ];

    public static string Write(ImmutableArray<IndexEntry> entries, AutobahnProfile profile)
    {
        var agents = entries.Select(r => r.Agent).Distinct().Order(StringComparer.Ordinal).ToList();
        var byAgent = entries.GroupBy(r => (r.Agent, r.Case.Id)).ToDictionary(g => g.Key, g => g.Last());
        var body = new StringBuilder();
        if (profile != AutobahnProfile.Full)
        {
            body.AppendLine(CultureInfo.InvariantCulture,
                $"<p><strong>The {profile.Name} profile:</strong> fewer and smaller messages in families 9, 12 and 13.</p>");
        }

        body.AppendLine("<table id=\"legend\">");
        foreach (var (behavior, meaning) in Legend.Zip(Meanings))
        {
            var (name, word) = HtmlPage.Case(behavior);
            body.AppendLine(CultureInfo.InvariantCulture, $"<tr><td class=\"{name}\">{word}</td><td>{meaning}</td></tr>");
        }

        body.AppendLine("</table>").AppendLine("<table id=\"agent_case_results\">");
        var family = 0;
        foreach (var @case in entries.Select(r => r.Case).DistinctBy(c => c.Id).OrderBy(c => c.Number))
        {
            if (@case.Family != family)
            {
                family = @case.Family;
                Header(body, family, agents);
            }

            body.Append(CultureInfo.InvariantCulture,
                $"<tr class=\"agent_case_result_row\"><td title=\"{HtmlPage.Text(@case.Description)}\">Case {@case.Id}</td>");
            foreach (var agent in agents)
            {
                Cells(body, byAgent.GetValueOrDefault((agent, @case.Id)));
            }

            body.AppendLine("</tr>");
        }

        return HtmlPage.Write("WebSocket test report", body.AppendLine("</table>").ToString());
    }

    private static void Header(StringBuilder body, int family, List<string> agents)
    {
        body.Append(CultureInfo.InvariantCulture, $"<tr class=\"case_category_row\"><th>{family} {FamilyNames.Of(family)}</th>");
        foreach (var agent in agents)
        {
            body.Append(CultureInfo.InvariantCulture, $"<th class=\"agent\" colspan=\"2\">{HtmlPage.Text(agent)}</th>");
        }

        body.AppendLine("</tr>");
    }

    private static void Cells(StringBuilder body, IndexEntry? entry)
    {
        var (name, word) = HtmlPage.Case(entry?.Behavior);
        if (entry is null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<td class=\"{name}\" colspan=\"2\">{word}</td>");
            return;
        }

        var time = entry.Case.Exchange is null ? "" : $"<br>{entry.DurationMs} ms";
        var (closeName, closeWord) = HtmlPage.Close(entry.BehaviorClose);
        var code = entry.RemoteCloseCode?.ToString(CultureInfo.InvariantCulture) ?? "None";
        body.Append(CultureInfo.InvariantCulture,
            $"<td class=\"{name}\"><a href=\"{entry.FileName}.html\">{word}</a>{time}</td><td class=\"{closeName}\" title=\"{closeWord}\">{code}</td>");
    }
}
