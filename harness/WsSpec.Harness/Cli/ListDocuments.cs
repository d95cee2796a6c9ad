using System.Text.Json.Serialization;
using WsSpec.Harness.Reports.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>A case, or a standing rule, which has no script, as <c>wsspec list --json</c> prints it.</summary>
internal sealed record CaseDocument(
    string Id,
    string Title,
    string Testee,
    IReadOnlyList<string> Covers,
    string? Needs,
    IReadOnlyList<string> Script,
    IReadOnlyList<OutcomeDocument> Outcomes)
{
    /// <param name="testee">The role from whose point of view scripts are told.</param>
    public static CaseDocument Of(ICheck check, Role testee) => new(
        check.Id,
        check.Title,
        check.Testee.ToString().ToLowerInvariant(),
        [.. check.Covers.Select(id => id.Text)],
        check is ICase { Scenario.Needs: not Suite.Cases.Needs.None and var needs } ? needs.ToString() : null,
        check is ICase { Scenario.Script: var script } ? [.. script.SelectMany(step => Explanation.Of(step, testee.AsRoles()))] : [],
        [.. Expected(check)]);

    private static IEnumerable<OutcomeDocument> Expected(ICheck check) => check switch
    {
        ConformanceCase @case => @case.Outcomes.Select(o =>
            new OutcomeDocument(
                VerdictWords.Name(o.Verdict), o.Summary, [.. o.Trace.Select(p => p.Describe())], o.Breaks?.Text, o.Uses?.Text)),
        StandingRule rule =>
            [new(VerdictWords.Name(Registry.Get(rule.Covers[0]).VerdictIfViolated), rule.BrokenBy, [], rule.Covers[0].Text, null)],
        _ => [],
    };
}

internal sealed record OutcomeDocument(string Verdict, string Summary, IReadOnlyList<string> Trace, string? Breaks, string? Uses);

/// <summary>The coverage as <c>wsspec list --by requirement --json</c> prints it.</summary>
internal sealed record CoverageDocument(int Total, int Covered, int Excused, int Open, IReadOnlyList<RequirementDocument> Requirements)
{
    public static CoverageDocument Of(Coverage coverage) => new(
        coverage.Rows.Length,
        coverage.Covered,
        coverage.Excused,
        coverage.Open,
        [.. coverage.Rows.Select(RequirementDocument.Of)]);
}

/// <summary>A family as <c>wsspec list --by family --json</c> prints it.</summary>
/// <param name="Checks">How many of the selected cases or standing rules belong to it.</param>
internal sealed record FamilyDocument(string Name, string Subject, string Anchor, int Checks)
{
    /// <summary>Those that the selected cases and rules have; none for those of a foreign suite.</summary>
    public static IEnumerable<FamilyDocument> Of(IReadOnlyCollection<ICheck> checks)
    {
        var counts = checks.CountBy(check => Family.NameIn(check.Id)).ToDictionary();
        return Families.All.Where(f => counts.ContainsKey(f.Name))
            .Select(f => new FamilyDocument(f.Name, f.Subject, f.Anchor, counts[f.Name]));
    }
}

internal sealed record RequirementDocument(string Id, string Level, string Text, IReadOnlyList<string> Cases, string? Excuse)
{
    public static RequirementDocument Of(CoverageRow row) => new(
        row.Requirement.Id.Text,
        row.Requirement.Level.ToString(),
        row.Requirement.Text,
        row.Cases,
        row.Cases.IsEmpty ? row.Excuse : null);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true)]
[JsonSerializable(typeof(CaseDocument[]))]
[JsonSerializable(typeof(CoverageDocument))]
[JsonSerializable(typeof(FamilyDocument[]))]
internal sealed partial class ListJson : JsonSerializerContext;
