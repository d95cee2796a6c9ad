using System.Text;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Text;

/// <summary>What is said of one result where there is room for text.</summary>
public static class PlainText
{
    private const int WireLines = 200;

    /// <summary>Requirement, allowed, seen, diagnosis, conversation and the command that plays it again, a line each.</summary>
    public static string Details(RunReport run, Result result)
    {
        var text = new StringBuilder();
        if (result.Judgement.Breaks is { } id)
        {
            text.AppendLine($"requires:  {RequirementWords.Describe(id)}");
        }

        if (Allowed.By(result) is { Length: > 0 } allowed)
        {
            text.AppendLine($"allowed:   {string.Join("; or ", allowed)}");
        }

        text.AppendLine($"seen:      {Printable.Line(result.Judgement.Summary)}");
        if (result.Judgement.Diagnosis is { } diagnosis)
        {
            text.AppendLine($"diagnosis: {Printable.Line(diagnosis)}");
        }

        if (result is CaseResult { Remarks: { } remarks })
        {
            text.AppendLine($"remarks:   {Printable.Line(remarks)}");
        }

        if (result.Conversation is { } conversation)
        {
            AppendWire(text, WireLine.Of(conversation));
        }

        return text.Append($"rerun:     {RerunCommand.Of(run.Facts, result)}").ToString();
    }

    private static void AppendWire(StringBuilder text, IReadOnlyCollection<WireLine> lines)
    {
        foreach (var line in lines.Take(WireLines))
        {
            text.AppendLine(Invariant($"{line.At.TotalMilliseconds,10:0.0} ms {(line.FromTestee ? "<-" : "->")} {Printable.Line(line.Text)}{(line.Hex.Length > 0 ? "   " + line.Hex : "")}"));
        }

        if (lines.Count > WireLines)
        {
            text.AppendLine(Invariant($"              and {lines.Count - WireLines} more events"));
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
