using System.Collections.Immutable;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Comparing;

/// <summary>One result of each run, side by side.</summary>
/// <param name="Results">In the order of the runs; null where a run does not have it.</param>
internal sealed record Row(string Name, ImmutableArray<Result?> Results)
{
    /// <summary>The first result there is; all of a row tell of the same case.</summary>
    public Result Sample => Results.First(r => r is not null)!;

    /// <summary>All results of all runs, in the order of the catalogue, the standing rules last.</summary>
    public static ImmutableArray<Row> Of(ImmutableArray<RunFacts> runs)
    {
        var byName = runs.Select(run => run.Results.ToDictionary(r => r.Name)).ToList();
        return
        [
            .. runs.SelectMany(run => run.Results).DistinctBy(r => r.Name)
                .OrderBy(r => r is CaseResult played ? played.Suite.Order(played.Case) : int.MaxValue)
                .Select(r => new Row(r.Name, [.. byName.Select(results => results.GetValueOrDefault(r.Name))])),
        ];
    }
}
