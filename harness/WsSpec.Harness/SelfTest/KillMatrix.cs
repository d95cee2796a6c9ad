using System.Collections.Immutable;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest;

/// <summary>Which cases caught which faults.</summary>
/// <param name="Testee">The role in which the faulty endpoints were played.</param>
/// <param name="Rows">One for each fault, with its catches in the order of the catalogue.</param>
/// <param name="CaseIds">The cases and standing rules that were put to the faults.</param>
public sealed record KillMatrix(
    Role Testee, ImmutableArray<(Fault Fault, ImmutableArray<Catch> Catches)> Rows, ImmutableArray<string> CaseIds)
{
    /// <summary>False when cases were left out as soon as a fault was caught, or when faults were.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What caught an endpoint without a fault, and so is wrong itself.</summary>
    public ImmutableArray<Catch> Blamed { get; init; } = [];

    /// <summary>The faults that a run takes for a freedom, that of talking or closing of one's own accord: it may excuse more than it should.</summary>
    public ImmutableArray<Fault> Talkers { get; init; } = [];

    /// <summary>The faults that no case noticed.</summary>
    public IEnumerable<Fault> Survivors => Rows.Where(r => r.Catches.IsEmpty).Select(r => r.Fault);

    /// <summary>The cases that noticed no fault at all; empty when the matrix is not complete.</summary>
    public IEnumerable<string> Idle => IsComplete
        ? CaseIds.Except(Rows.SelectMany(r => r.Catches).Select(c => c.CaseId))
        : [];

    public bool IsGood => !Survivors.Any() && !Idle.Any() && Blamed.IsEmpty;

    /// <summary>For each fault that was accused: how many results fail, and how many findings a report would make of them.</summary>
    public IEnumerable<(Fault Fault, int Failing, int Findings)> Accusations =>
        from row in Rows
        let accusing = row.Catches.Where(caught => caught.IsAccusation).ToList()
        where accusing.Count > 0
        select (row.Fault, accusing.Count, accusing.Select(caught => caught.Killed ? "" : caught.Finding).Distinct().Count());

    /// <summary>One line for each catch, tab-separated: role, fault, verdict, case, finding.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. from row in Rows
           from caught in row.Catches.DefaultIfEmpty(new("", Verdict.Pass, false, ""))
           let verdict = caught.CaseId.Length == 0 ? "survives" : caught.Killed ? "Death"
               : caught.IsExplained ? "Explained" : $"{caught.Verdict}"
           select $"{Testee}\t{row.Fault.Name}\t{verdict}\t{caught.CaseId}\t{caught.Finding.ReplaceLineEndings(" ")}",
    ];
}
