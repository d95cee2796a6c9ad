using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest;

/// <summary>Puts cases to faults: a suite is worth what it catches.</summary>
public static class SelfTestRun
{
    /// <summary>No fault at all; whatever catches this one is wrong itself.</summary>
    public static Fault None { get; } = new("none", "The reference server as it is.", () => new());

    /// <summary>Plays the cases against the faults, on all processors.</summary>
    /// <param name="stopsWhenCaught">Whether the rest of the cases is left out once a fault is caught.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static KillMatrix Run(
        IReadOnlyList<Fault> faults, IReadOnlyCollection<ConformanceCase> cases, bool stopsWhenCaught, CancellationToken cancellation)
    {
        var possible = cases.Where(Trial.IsPossible).ToImmutableArray();
        var catches = new ImmutableArray<Catch>[faults.Count];
        Parallel.For(0, faults.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            catches[i] = Catches(faults[i], possible, stopsWhenCaught, cancellation));
        return new(
            [.. faults.Zip(catches)],
            [.. possible.Select(c => c.Id), .. StandingRules.All.Where(r => r.Testee.Includes(Role.Server)).Select(r => r.Id)],
            IsComplete: !stopsWhenCaught);
    }

    private static ImmutableArray<Catch> Catches(
        Fault fault, ImmutableArray<ConformanceCase> cases, bool stopsWhenCaught, CancellationToken cancellation)
    {
        var catches = new List<Catch>();
        foreach (var @case in cases)
        {
            cancellation.ThrowIfCancellationRequested();
            catches.AddRange(Trial.Of(fault, @case));
            if (stopsWhenCaught && catches.Count > 0)
            {
                break;
            }
        }

        return [.. catches.GroupBy(c => c.CaseId).Select(same => same.MaxBy(c => c.Verdict))];
    }
}
