using Spectre.Console;
using WsSpec.Harness.Reports.Text;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports;

/// <summary>What the console says of an audit before its total: what was there, what was not, and how requirements fared.</summary>
internal sealed class ConsoleAudit(IAnsiConsole console)
{
    public void Write(AuditFacts audit)
    {
        Line("seen", string.Join(", ", audit.Seen.Select(seen => $"{seen.Count} {seen.What}")));
        foreach (var remark in audit.Remarks)
        {
            Line("not seen", remark);
        }

        foreach (var line in audit.Health)
        {
            Line("health", $"{line.Name}: {line.Text}");
        }

        var bySight = audit.Requirements.ToLookup(r => r.Sight);
        Line(
            "required",
            $"of {audit.Requirements.Length} requirements {bySight[Sight.Kept].Count()} were kept, {bySight[Sight.Broken].Count()} broken, "
                + $"{bySight[Sight.Untested].Count()} never put to the test, {bySight[Sight.Unseen].Count()} could not be seen");
    }

    private void Line(string name, string text) => console.MarkupLine($"[grey]{name,-10}[/] {Markup.Escape(Printable.Line(text))}");
}
