using System.Text.Json.Serialization;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Cli;

/// <summary>A case as <c>wsspec list --json</c> prints it.</summary>
internal sealed record CaseDocument(
    string Id,
    string Title,
    string Testee,
    IReadOnlyList<string> Covers,
    string? Needs,
    IReadOnlyList<string> Script,
    IReadOnlyList<OutcomeDocument> Outcomes)
{
    public static CaseDocument Of(ConformanceCase @case) => new(
        @case.Id,
        @case.Title,
        @case.Testee.ToString().ToLowerInvariant(),
        [.. @case.Covers.Select(id => id.Text)],
        @case.Needs == Suite.Cases.Needs.None ? null : @case.Needs.ToString(),
        [.. @case.Script.SelectMany(Explanation.Of)],
        [.. @case.Outcomes.Select(OutcomeDocument.Of)]);
}

internal sealed record OutcomeDocument(string Verdict, string Summary, IReadOnlyList<string> Trace, string? Breaks, string? Uses)
{
    public static OutcomeDocument Of(Outcome outcome) => new(
        Reports.Text.VerdictWords.Name(outcome.Verdict),
        outcome.Summary,
        [.. outcome.Trace.Select(p => p.Describe())],
        outcome.Breaks?.Text,
        outcome.Uses?.Text);
}

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
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(CaseDocument[]))]
[JsonSerializable(typeof(CoverageDocument))]
internal sealed partial class ListJson : JsonSerializerContext;
