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
        @case.Covers,
        @case.Needs == Suite.Cases.Needs.None ? null : @case.Needs.ToString(),
        [.. @case.Script.SelectMany(Explanation.Of)],
        [.. @case.Outcomes.Select(o => new OutcomeDocument(Reports.Text.VerdictWords.Name(o.Verdict), o.Summary, [.. o.Trace.Select(p => p.Describe())], o.Breaks, o.Uses))]);
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
        [.. coverage.Rows.Select(r => new RequirementDocument(r.Requirement.Id, r.Requirement.Level.ToString(), r.Requirement.Text, r.Cases, r.Cases.IsEmpty ? r.Excuse : null))]);
}

internal sealed record RequirementDocument(string Id, string Level, string Text, IReadOnlyList<string> Cases, string? Excuse);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(CaseDocument[]))]
[JsonSerializable(typeof(CoverageDocument))]
internal sealed partial class ListJson : JsonSerializerContext;
