using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Comparing;

/// <summary>
/// Puts the parts of a run together again: those of one target become one run, different targets stay side by side. What is not the whole
/// says so (<see cref="RunFacts.Missing"/>).
/// </summary>
/// <param name="Runs">One for each target.</param>
/// <param name="Notes">What else is worth a word, a sentence each.</param>
public sealed record Merging(ImmutableArray<RunReport> Runs, ImmutableArray<string> Notes)
{
    /// <param name="runs">In any order.</param>
    /// <param name="unread">Why something that should be merged could not be read.</param>
    public static Merging Merge(IEnumerable<RunReport> runs, ImmutableArray<string> unread = default)
    {
        ImmutableArray<RunReport> all = [.. runs];
        var groups = all.GroupBy(r => (r.Facts.Target, r.Facts.Testee))
            .Select(group => group.OrderBy(r => r.Facts.Started).ToImmutableArray()).ToImmutableArray();
        var merged = groups.Select(Merge).ToImmutableArray();

        // What belongs to no run is told once, by the first.
        ImmutableArray<string> missing =
            [.. unread.IsDefault ? [] : unread, .. Completeness.MissingEndpoints([.. all.Select(r => r.Facts)])];
        return new(
            [.. merged.Select((run, i) => i > 0 ? run : run with { Facts = run.Facts.Lacking(missing) })],
            [.. groups.SelectMany(group => Completeness.Retries([.. group.Select(r => r.Facts)]))]);
    }

    private static RunReport Merge(ImmutableArray<RunReport> attempts) => new(
        Merge([.. attempts.Select(r => r.Facts)]), Merge([.. attempts.Select(r => r.Assessment)]));

    /// <param name="attempts">The oldest first.</param>
    private static RunFacts Merge(ImmutableArray<RunFacts> attempts)
    {
        ImmutableArray<string> missing = [.. attempts.SelectMany(a => a.Missing).Concat(Completeness.Problems(attempts)).Distinct()];
        if (attempts is [var only])
        {
            return only with { Missing = missing };
        }

        ImmutableArray<CaseResult> cases =
            [.. attempts.SelectMany(p => p.Results.OfType<CaseResult>()).GroupBy(r => r.Name).Select(same => Retried([.. same]))];
        return attempts[^1] with
        {
            Results = RunRecorder.InOrder(cases, attempts.SelectMany(p => p.Results.OfType<StandingResult>())),
            Started = attempts[0].Started,
            Duration = TimeSpan.FromTicks(attempts.Sum(p => p.Duration.Ticks)),
            Interrupted = attempts.GroupBy(p => p.Part?.Index).Any(same => same.All(p => p.Interrupted)),
            Deaths = [.. attempts.SelectMany(p => p.Deaths)],
            Part = attempts[^1].Part is { By: PartUnit.Endpoint } endpoint ? endpoint : null,
            Expected = attempts[^1].Catalogue?.Cases,
            Missing = missing,
        };
    }

    /// <summary>
    /// The newest of several attempts. Where they do not agree the gravest is kept, and says how often it was tried: an error says nothing
    /// about the testee, but another verdict makes the result a flaky one.
    /// </summary>
    /// <param name="attempts">The oldest first.</param>
    private static CaseResult Retried(ImmutableArray<CaseResult> attempts)
    {
        var judged = attempts.RemoveAll(r => r.Judgement.Verdict == Verdict.Error);
        return judged.Select(r => r.Judgement.Verdict).Distinct().Count() switch
        {
            0 => attempts[^1],
            1 => judged[^1],
            _ => judged.MaxBy(r => r.Judgement.Verdict)! with
            {
                Attempts = [.. judged.SelectMany(r => r.Attempts.IsEmpty ? [r.Judgement.Verdict] : r.Attempts)],
            },
        };
    }

    private static Assessment Merge(ImmutableArray<Assessment> parts) => parts is [var only] ? only : new()
    {
        FailOn = parts[0].FailOn,
        Known = parts.SelectMany(p => p.Known).DistinctBy(k => k.Key).ToImmutableDictionary(),
        BaselineProblems = [.. parts.SelectMany(p => p.BaselineProblems).Distinct()],
    };
}
