using System.Collections.Immutable;
using WsSpec.Harness.Findings;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Judging.Standing;

namespace WsSpec.Harness.SelfTest;

/// <summary>What a report would make of all that caught a twin.</summary>
internal static class TwinFindings
{
    /// <summary>The same catches, each with the title of the finding that it is in.</summary>
    /// <param name="results">All cases that were played against the twin.</param>
    public static ImmutableArray<Catch> Name(
        ImmutableArray<Catch> catches, IReadOnlyList<CaseResult> results, Role testee, TargetProfile profile)
    {
        var rules = StandingRules.All.IntersectBy(catches.Select(caught => caught.CaseId), rule => rule.Id).ToImmutableArray();
        var run = Facts([.. results, .. StandingResult.Of(rules, results)], testee, profile);
        var defects = Defects.In(new GatePolicy(FailOn.Fail).Apply([run])[0]);
        var explained = defects.SelectMany(defect => defect.Explained).Select(result => result.Id).ToHashSet();
        var titles = defects
            .SelectMany(defect => defect.Members.Concat(defect.Explained).Select(member => (member.Id, defect.Title)))
            .ToDictionary(pair => pair.Id, pair => pair.Title);
        return [.. catches.Select(caught => caught with
        {
            Finding = titles.GetValueOrDefault(caught.CaseId, ""),
            IsExplained = explained.Contains(caught.CaseId),
        })];
    }

    private static RunFacts Facts(ImmutableArray<Result> results, Role testee, TargetProfile profile) => new()
    {
        Target = "twin",
        Testee = testee,
        Profile = profile,
        Seed = 0,
        Started = default,
        Duration = default,
        Results = results,
    };
}
