using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Comparing;

/// <summary>Puts the parts of a run together again: those of one target become one run, different targets stay side by side.</summary>
public static class Merging
{
    public static ImmutableArray<RunReport> Merge(IEnumerable<RunReport> runs) =>
        [.. runs.GroupBy(r => (r.Facts.Target, r.Facts.Testee)).Select(group => Merge([.. group]))];

    private static RunReport Merge(ImmutableArray<RunReport> parts) =>
        parts is [var only] ? only : new(Merge([.. parts.Select(p => p.Facts)]), Merge([.. parts.Select(p => p.Assessment)]));

    private static RunFacts Merge(ImmutableArray<RunFacts> parts)
    {
        ImmutableArray<CaseResult> cases =
        [
            .. parts.SelectMany(p => p.Results.OfType<CaseResult>())
                .GroupBy(r => r.Name)
                .Select(same => same.MaxBy(r => r.Judgement.Verdict)!),
        ];
        return parts[0] with
        {
            Results = RunRecorder.InOrder(cases, parts.SelectMany(p => p.Results.OfType<StandingResult>())),
            Started = parts.Min(p => p.Started),
            Duration = TimeSpan.FromTicks(parts.Sum(p => p.Duration.Ticks)),
            Interrupted = parts.Any(p => p.Interrupted),
            Deaths = [.. parts.SelectMany(p => p.Deaths)],
        };
    }

    private static Assessment Merge(ImmutableArray<Assessment> parts) => new()
    {
        FailOn = parts[0].FailOn,
        Known = parts.SelectMany(p => p.Known).DistinctBy(k => k.Key).ToImmutableDictionary(),
        BaselineProblems = [.. parts.SelectMany(p => p.BaselineProblems).Distinct()],
    };
}
