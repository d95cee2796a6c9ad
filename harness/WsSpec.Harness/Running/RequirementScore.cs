using System.Collections.Immutable;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>One requirement and what the run says of it.</summary>
/// <param name="Cases">The results that touch it.</param>
/// <param name="Verdict">Null when nothing that touches it was judged; otherwise Pass, or the verdict of the behaviour that breaks
/// it.</param>
public sealed record RequirementScore(Requirement Requirement, ImmutableArray<string> Cases, Verdict? Verdict)
{
    /// <summary>The requirements touched by the run, in the order of the registry.</summary>
    public static ImmutableArray<RequirementScore> Of(RunFacts run)
    {
        var byRequirement = run.Results
            .SelectMany(result => result.Touches.Select(id => (id, result)))
            .ToLookup(pair => pair.id, pair => pair.result);
        return [.. Registry.All.Where(r => byRequirement.Contains(r.Id)).Select(r => Score(r, [.. byRequirement[r.Id]]))];
    }

    /// <summary>How many of the MUSTs that were judged are kept; grammar binds as a MUST does.</summary>
    public static (int Kept, int All) Musts(RunFacts run)
    {
        var judged = Of(run).Where(s => s.Verdict is not null && s.Requirement.Level is Level.Must or Level.MustNot or Level.Grammar)
            .ToList();
        return (judged.Count(s => s.Verdict == Suite.Requirements.Verdict.Pass), judged.Count);
    }

    private static RequirementScore Score(Requirement requirement, ImmutableArray<Result> results)
    {
        var broken = results.Where(r => r.Judgement.Breaks == requirement.Id).Select(r => r.Judgement.Verdict).ToList();
        var judged = results.Any(r => r.Judgement.Verdict is Suite.Requirements.Verdict.Pass or Suite.Requirements.Verdict.Informational);
        return new(
            requirement,
            [.. results.Select(r => r.Name)],
            broken.Count > 0 ? broken.Max() : judged ? Suite.Requirements.Verdict.Pass : null);
    }
}
