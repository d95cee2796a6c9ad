using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>
/// The failures that are known and accepted. An entry that fits nothing fails the run, and under a strict policy one that no longer fails.
/// </summary>
public sealed record Baseline(ImmutableArray<BaselineEntry> Entries)
{
    /// <summary>How the reason of an entry begins that an update has added: a person is to write a better one.</summary>
    public const string Unexplained = "unexplained";

    private const int NamesShown = 3;

    /// <summary>Which failures of a run are known, and what is wrong with the baseline.</summary>
    public Assessment Assess(RunFacts run, FailOn failOn)
    {
        ImmutableArray<BaselineEntry> own = [.. Entries.Where(e => e.AppliesTo(run.Target))];
        var known = run.Results.Where(r => IsFailure(r, failOn))
            .Select(r => (r.Name, own.FirstOrDefault(e => e.Matches(r))?.Reason))
            .Where(k => k.Reason is not null);
        ImmutableArray<string> stale = [.. own.Select(e => Stale(e, run, failOn)).OfType<string>()];
        return new()
        {
            FailOn = failOn,
            Stale = stale,
            Known = known.ToImmutableDictionary(k => k.Name, k => k.Reason!),
            BaselineProblems = [.. own.Select(Unknown).OfType<string>(), .. stale],
        };
    }

    /// <summary>
    /// The baseline under which these runs hold: entries that are stale or fit nothing are gone, reasons are kept, and each failure that is
    /// not listed has an entry of its own. What was not run stays as it is.
    /// </summary>
    public Baseline Updated(ImmutableArray<RunFacts> runs, FailOn failOn)
    {
        var kept = Entries.SelectMany(e => Kept(e, runs, failOn)).ToList();
        var added = runs.SelectMany(run => run.Results
            .Where(r => IsFailure(r, failOn) && !kept.Any(e => e.AppliesTo(run.Target) && e.Matches(r)))
            .Select(r => Exactly(r, runs.Length > 1 ? run.Target : null, $"{Unexplained}: {r.Judgement.Summary.ReplaceLineEndings(" ")}")));
        return new([.. kept.Concat(added).DistinctBy(e => e.Conditions()).OrderBy(e => e.Conditions(), StringComparer.Ordinal)]);
    }

    private static IEnumerable<BaselineEntry> Kept(BaselineEntry entry, ImmutableArray<RunFacts> runs, FailOn failOn)
    {
        var concerned = runs.Where(run => entry.AppliesTo(run.Target)).ToList();
        if (!concerned.Any(run => Problem(entry, run, failOn) is not null))
        {
            return [entry];
        }

        return concerned.SelectMany(run => run.Results.Where(r => entry.Matches(r) && IsFailure(r, failOn))
            .Select(r => Exactly(r, entry.Target is null ? null : run.Target, entry.Reason)));
    }

    private static BaselineEntry Exactly(Result result, string? target, string reason) => new(result.Id, reason)
    {
        Target = target,
        Transport = (result as CaseResult)?.Axes.Transport.ToString().ToLowerInvariant(),
        Delivery = result is CaseResult played ? Axes.Name(played.Axes.Delivery) : null,
        IsFlaky = result.IsFlaky,
    };

    private static string? Problem(BaselineEntry entry, RunFacts run, FailOn failOn) => Unknown(entry) ?? Stale(entry, run, failOn);

    private static string? Unknown(BaselineEntry entry) => Suites.Checks.Any(check => entry.Matches(check.Id))
        ? null
        : $"'{entry.Conditions()}' fits no case that there is (--update-baseline takes it out)";

    private static string? Stale(BaselineEntry entry, RunFacts run, FailOn failOn)
    {
        var passing = run.Results.Where(r => entry.Matches(r) && IsAnswered(r) && !IsFailure(r, failOn)).Select(r => r.Name).ToList();
        return entry.IsFlaky || passing.Count == 0
            ? null
            : $"'{entry.Conditions()}' is stale: {string.Join(", ", passing.Take(NamesShown))}{(passing.Count > NamesShown ? $" and {passing.Count - NamesShown} more" : "")} no longer fail{(passing.Count == 1 ? "s" : "")} (--update-baseline takes it out)";
    }

    private static bool IsFailure(Result result, FailOn failOn) => Gate.IsFailure(result.Judgement.Verdict, failOn);

    private static bool IsAnswered(Result result) =>
        result.Judgement.Verdict is not (Verdict.Skipped or Verdict.Inconclusive or Verdict.Error);
}
