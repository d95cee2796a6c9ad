using System.Collections.Immutable;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Comparing;

/// <summary>Puts the parts of a run together again: those of one target become one run, different targets stay side by side.</summary>
public static class Merging
{
    public static ImmutableArray<RunReport> Merge(IEnumerable<RunReport> runs) =>
        [.. runs.GroupBy(r => (r.Target, r.Testee)).Select(group => Merge([.. group]))];

    private static RunReport Merge(ImmutableArray<RunReport> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        var known = parts.SelectMany(p => p.Results).Where(r => r.Known is not null).GroupBy(r => r.Name).ToDictionary(g => g.Key, g => g.First().Known);
        ImmutableArray<CaseResult> cases =
        [
            .. parts.SelectMany(p => p.Results.OfType<CaseResult>())
                .GroupBy(r => r.Name)
                .Select(same => same.MaxBy(r => r.Judgement.Verdict)!),
        ];
        return parts[0] with
        {
            Results = [.. RunRecorder.InOrder(cases, parts.SelectMany(p => p.Results.OfType<StandingResult>())).Select(r => r with { Known = known.GetValueOrDefault(r.Name) })],
            Started = parts.Min(p => p.Started),
            Duration = TimeSpan.FromTicks(parts.Sum(p => p.Duration.Ticks)),
            Interrupted = parts.Any(p => p.Interrupted),
            Deaths = [.. parts.SelectMany(p => p.Deaths)],
            BaselineProblems = [.. parts.SelectMany(p => p.BaselineProblems).Distinct()],
        };
    }
}
