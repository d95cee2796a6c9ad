using System.Collections.Immutable;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Gating;

/// <summary>The failures that are known and accepted. It can only shrink unnoticed: an entry that no longer fails, or fits nothing, fails the run.</summary>
public sealed record Baseline(ImmutableArray<BaselineEntry> Entries)
{
    /// <summary>How the reason of an entry begins that an update has added: a person is to write a better one.</summary>
    public const string Unexplained = "unexplained";

    private const int NamesShown = 3;

    /// <summary>The run with its known failures marked and the faults of the baseline noted.</summary>
    public RunReport Apply(RunReport run)
    {
        ImmutableArray<BaselineEntry> own = [.. Entries.Where(e => e.AppliesTo(run.Target))];
        return run with
        {
            Results = [.. run.Results.Select(r => r with { Known = IsFailure(run, r) ? own.FirstOrDefault(e => e.Matches(r))?.Reason : null })],
            BaselineProblems = [.. own.Select(e => Problem(e, run)).OfType<string>()],
        };
    }

    /// <summary>
    /// The baseline under which these runs hold: entries that are stale or fit nothing are gone, reasons are kept, and each failure that is not
    /// listed has an entry of its own. What was not run stays as it is.
    /// </summary>
    public Baseline Updated(ImmutableArray<RunReport> runs)
    {
        var kept = Entries.SelectMany(e => Kept(e, runs)).ToList();
        var added = runs.SelectMany(run => run.Results.Where(r => IsFailure(run, r) && !kept.Any(e => e.AppliesTo(run.Target) && e.Matches(r)))
            .Select(r => Exactly(r, runs.Length > 1 ? run.Target : null, $"{Unexplained}: {r.Judgement.Summary.ReplaceLineEndings(" ")}")));
        return new([.. kept.Concat(added).DistinctBy(e => e.Conditions()).OrderBy(e => e.Conditions(), StringComparer.Ordinal)]);
    }

    private static IEnumerable<BaselineEntry> Kept(BaselineEntry entry, ImmutableArray<RunReport> runs)
    {
        var concerned = runs.Where(run => entry.AppliesTo(run.Target)).ToList();
        if (!concerned.Any(run => Problem(entry, run) is not null))
        {
            return [entry];
        }

        return concerned.SelectMany(run => run.Results.Where(r => entry.Matches(r) && IsFailure(run, r))
            .Select(r => Exactly(r, entry.Target is null ? null : run.Target, entry.Reason)));
    }

    private static BaselineEntry Exactly(Result result, string? target, string reason) => new(result.Id, reason)
    {
        Target = target,
        Transport = (result as CaseResult)?.Axes.Transport.ToString().ToLowerInvariant(),
        Delivery = result is CaseResult played ? Axes.Name(played.Axes.Delivery) : null,
        IsFlaky = result.IsFlaky,
    };

    private static string? Problem(BaselineEntry entry, RunReport run)
    {
        if (!AnySuite.Ids.Any(entry.Matches))
        {
            return $"'{entry.Conditions()}' fits no case that there is";
        }

        var passing = run.Results.Where(r => entry.Matches(r) && IsAnswered(r) && !IsFailure(run, r)).Select(r => r.Name).ToList();
        return entry.IsFlaky || passing.Count == 0
            ? null
            : $"'{entry.Conditions()}' is stale: {string.Join(", ", passing.Take(NamesShown))}{(passing.Count > NamesShown ? $" and {passing.Count - NamesShown} more" : "")} no longer fail{(passing.Count == 1 ? "s" : "")}";
    }

    private static bool IsFailure(RunReport run, Result result) => Gate.IsFailure(result.Judgement.Verdict, run.FailOn);

    private static bool IsAnswered(Result result) => result.Judgement.Verdict is not (Verdict.Skipped or Verdict.Inconclusive or Verdict.Error);
}
