using System.Collections.Immutable;
using WsSpec.Harness.Running;

namespace WsSpec.Harness.Comparing;

/// <summary>Whether the parts of a run are all there, whole, once, and parts of the same.</summary>
internal static class Completeness
{
    /// <summary>What is wrong with the parts of one target, a sentence each.</summary>
    /// <param name="parts">The oldest first.</param>
    public static ImmutableArray<string> Problems(ImmutableArray<RunFacts> parts)
    {
        if (parts.All(p => p.Audit is not null) || parts is [{ Catalogue: null }])
        {
            return [];
        }

        // A version that did not say what a report is a part of wrote this one, and nothing else can tell.
        if (parts.Any(p => p.Catalogue is null))
        {
            return ["a report does not say what it is a part of: an old version of wsspec has written it"];
        }

        return [.. Doubles(parts), .. Foreign(parts), .. Gaps(parts)];
    }

    /// <summary>Which parts were played again, and so count from a later run.</summary>
    /// <param name="parts">The oldest first.</param>
    public static IEnumerable<string> Retries(ImmutableArray<RunFacts> parts) =>
        from attempts in parts.Where(p => p.Audit is null).GroupBy(p => p.Part?.Index)
        let times = attempts.Select(a => a.Started).Distinct().ToList()
        where times.Count > 1
        select $"{Name(attempts.First())} of {attempts.First().Target} was played {times.Count} times: the run of {times[^1]:u} counts, "
            + "and other verdicts of the earlier ones make a result flaky";

    /// <summary>The endpoints that nobody has a report of.</summary>
    public static IEnumerable<string> MissingEndpoints(ImmutableArray<RunFacts> runs) =>
        runs.SelectMany(run => run.Part?.Endpoints ?? []).Distinct().Except(runs.Select(run => run.Target))
            .Select(name => $"the endpoint {name} is missing");

    private static IEnumerable<string> Doubles(ImmutableArray<RunFacts> parts) =>
        parts.GroupBy(p => (Name: Name(p), p.Started)).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key.Name} was given {same.Count()} times");

    private static IEnumerable<string> Foreign(ImmutableArray<RunFacts> parts) =>
        from part in parts[1..]
        let difference = Kinship.WholeDifference(part, parts[0])
        where difference is not null
        select $"{Name(part)} does not belong to {Name(parts[0])}: it has {difference}";

    private static IEnumerable<string> Gaps(ImmutableArray<RunFacts> parts)
    {
        foreach (var index in parts.Any(p => p.Part?.By == PartUnit.Case) ? Enumerable.Range(1, parts.Max(p => p.Part?.Of ?? 1)) : [1])
        {
            var attempts = parts.Where(p => p.Part is not { By: PartUnit.Case } part || part.Index == index).ToList();
            if (attempts.Count == 0)
            {
                yield return $"part {index} of {parts.Max(p => p.Part?.Of ?? 1)} is missing";
            }
            else if (Gap(attempts) is { } gap)
            {
                yield return gap;
            }
        }
    }

    private static string? Gap(List<RunFacts> attempts)
    {
        var (name, interrupted) = (Name(attempts[^1]), attempts.All(a => a.Interrupted));
        if (attempts[^1].RulesOnly)
        {
            return interrupted ? $"{name} was interrupted" : null;
        }

        var results = attempts.SelectMany(a => a.Results.OfType<CaseResult>()).Select(r => r.Name).Distinct().Count();
        var expected = attempts.Max(a => a.Expected ?? 0);
        return results < expected ? $"{name} has {results} of its {expected} results{(interrupted ? ": it was interrupted" : "")}"
            : interrupted ? $"{name} was interrupted"
            : null;
    }

    private static string Name(RunFacts run) => run.Part is { By: PartUnit.Case } part ? part.ToString() : "the run";
}
