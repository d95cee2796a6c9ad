using System.Collections.Immutable;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Reports.Text;

/// <summary>How reports tell findings.</summary>
internal static class FindingWords
{
    private const int Names = 8;

    /// <summary>How many results there are, how many it explains besides, and of which layers.</summary>
    public static string Extent(Defect defect) =>
        $"{defect.Members.Length} result{(defect.Members.Length == 1 ? "" : "s")}{Explained(defect)}; "
        + string.Join(", ", defect.Layers.Select(layer => layer.Keyword()));

    private static string Explained(Defect defect) => defect.Explained.IsEmpty ? ""
        : $", which explain{(defect.Members.Length == 1 ? "s" : "")} {defect.Explained.Length} more";

    /// <summary>The members beside the example: of each family the first ones by name, the others counted.</summary>
    public static string Others(Defect defect)
    {
        var others = defect.Members.Where(member => member != defect.Example).ToList();
        return others.Count <= 3
            ? string.Join(", ", others.Select(member => member.Id))
            : string.Join(", ", others.GroupBy(member => member.Family).OrderByDescending(family => family.Count())
                .Select(family => family.Count() == 1 ? family.First().Id : $"{family.Count()} of {family.Key}"));
    }

    /// <summary>Where the difference is; null where nothing tells it better than what was seen.</summary>
    public static string? Where(RunReport report, Result result)
    {
        var divergence = result.Conversation is { } conversation ? Divergence.In(conversation, report.Facts.Profile) : null;
        ImmutableArray<string> told = [.. new[] { divergence, result.Judgement.Diagnosis }.OfType<string>()];
        return told.IsEmpty ? null : string.Join("; ", told);
    }

    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Names)) + (names.Count > Names ? $" and {names.Count - Names} more" : "");
}
