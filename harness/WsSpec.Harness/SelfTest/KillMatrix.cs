using System.Collections.Immutable;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.SelfTest;

/// <summary>Which cases caught which faults.</summary>
/// <param name="Rows">One for each fault, with its catches in the order of the catalogue.</param>
/// <param name="CaseIds">The cases and standing rules that were put to the faults.</param>
/// <param name="IsComplete">False when cases were left out as soon as a fault was caught.</param>
public sealed record KillMatrix(ImmutableArray<(Fault Fault, ImmutableArray<Catch> Catches)> Rows, ImmutableArray<string> CaseIds, bool IsComplete)
{
    /// <summary>The faults that no case noticed.</summary>
    public IEnumerable<Fault> Survivors => Rows.Where(r => r.Catches.IsEmpty).Select(r => r.Fault);

    /// <summary>The cases that noticed no fault at all; empty when the matrix is not complete.</summary>
    public IEnumerable<string> Idle => IsComplete
        ? CaseIds.Except(Rows.SelectMany(r => r.Catches).Select(c => c.CaseId))
        : [];

    public bool IsGood => !Survivors.Any() && !Idle.Any();

    /// <summary>One line for each catch, tab-separated: fault, verdict, case.</summary>
    public IEnumerable<string> Lines() =>
    [
        "fault\tverdict\tcase",
        .. from row in Rows
           from caught in row.Catches.DefaultIfEmpty(new("", Verdict.Pass, false))
           select $"{row.Fault.Name}\t{(caught.CaseId.Length == 0 ? "survives" : caught.Killed ? "Death" : caught.Verdict)}\t{caught.CaseId}",
    ];
}
