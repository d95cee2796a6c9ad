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

    /// <summary>Plays the cases against the faults, on all processors; a case that a fault cannot reach is left out.</summary>
    /// <param name="stopsWhenCaught">Whether the rest of the cases is left out once a fault is caught.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static KillMatrix Run(
        IReadOnlyList<Fault> faults, IReadOnlyCollection<ConformanceCase> cases, bool stopsWhenCaught, CancellationToken cancellation)
    {
        var possible = cases.Where(Trial.IsPossible).ToImmutableArray();
        var order = stopsWhenCaught ? FamiliesInTurn(possible) : possible;
        var catches = new ImmutableArray<Catch>[faults.Count];
        Parallel.For(0, faults.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, i =>
            catches[i] = Catches(faults[i], order, stopsWhenCaught, cancellation));
        return new(
            [.. faults.Zip(catches)],
            [.. possible.Select(c => c.Id), .. StandingRules.All.Where(r => r.Testee.Includes(Role.Server)).Select(r => r.Id)],
            IsComplete: !stopsWhenCaught);
    }

    private static bool HasHandshakeOfItsOwn(ConformanceCase @case) =>
        Oracle.OpensInScript(@case) || @case.Script.OfType<Open>().Any(open => open.Request != RawRequest.Baseline);

    /// <summary>The first case of each family, then the second of each: a fault soon meets a case of the family that is made for it.</summary>
    private static ImmutableArray<ConformanceCase> FamiliesInTurn(ImmutableArray<ConformanceCase> cases) =>
        [.. cases.GroupBy(c => c.Family).SelectMany(family => family.Index()).OrderBy(pair => pair.Index).Select(pair => pair.Item)];

    private static ImmutableArray<Catch> Catches(
        Fault fault, ImmutableArray<ConformanceCase> cases, bool stopsWhenCaught, CancellationToken cancellation)
    {
        // After the usual handshake such a fault is the same in every case.
        var reachable = fault.Misbehave().EndsWithHandshake ? cases.Where(HasHandshakeOfItsOwn) : cases;
        var catches = new List<Catch>();
        foreach (var @case in reachable)
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
