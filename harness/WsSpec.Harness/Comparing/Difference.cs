using System.Collections.Immutable;
using WsSpec.Harness.Gating;
using WsSpec.Harness.Running;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Comparing;

/// <summary>What has changed for one result between two runs of a target.</summary>
/// <param name="Before">Null for a case that is new.</param>
/// <param name="After">Null for a case that is gone.</param>
public sealed record Change(string Target, Result? Before, Result? After)
{
    public string Name => (After ?? Before)!.Name;
}

/// <summary>What has changed between two reports.</summary>
public sealed record Difference
{
    /// <summary>What did not fail and fails now.</summary>
    public required ImmutableArray<Change> Regressions { get; init; }

    /// <summary>What failed and does not any more.</summary>
    public required ImmutableArray<Change> Fixes { get; init; }

    /// <summary>What was not there before.</summary>
    public required ImmutableArray<Change> New { get; init; }

    /// <summary>What is not there any more.</summary>
    public required ImmutableArray<Change> Gone { get; init; }

    /// <summary>Any other change of verdict.</summary>
    public required ImmutableArray<Change> Other { get; init; }

    /// <summary>Runs belong together by the name of their target; where each report has one run, these do.</summary>
    public static Difference Between(ImmutableArray<RunFacts> before, ImmutableArray<RunFacts> after, FailOn failOn)
    {
        ImmutableArray<Change> changes =
        [
            .. after.SelectMany(run => Changes(Partner(run, before, after), run)),
            .. before.Where(run => after.Length > 1 || before.Length > 1).Where(run => after.All(a => a.Target != run.Target))
                .SelectMany(run => Changes(run, null)),
        ];
        bool Fails(Result? result) => result is not null && Gate.IsFailure(result.Judgement.Verdict, failOn);
        var both = changes.Where(
            c => c.Before is not null && c.After is not null && c.Before.Judgement.Verdict != c.After.Judgement.Verdict).ToList();
        return new()
        {
            Regressions = [.. both.Where(c => !Fails(c.Before) && Fails(c.After))],
            Fixes = [.. both.Where(c => Fails(c.Before) && !Fails(c.After))],
            Other = [.. both.Where(c => Fails(c.Before) == Fails(c.After))],
            New = [.. changes.Where(c => c.Before is null)],
            Gone = [.. changes.Where(c => c.After is null)],
        };
    }

    private static RunFacts? Partner(RunFacts run, ImmutableArray<RunFacts> before, ImmutableArray<RunFacts> after) =>
        before.Length == 1 && after.Length == 1 ? before[0] : before.FirstOrDefault(b => b.Target == run.Target);

    private static IEnumerable<Change> Changes(RunFacts? before, RunFacts? after) =>
        Row.Of([.. new[] { before ?? after! with { Results = [] }, after ?? before! with { Results = [] } }])
            .Select(row => new Change((after ?? before)!.Target, row.Results[0], row.Results[1]));
}
