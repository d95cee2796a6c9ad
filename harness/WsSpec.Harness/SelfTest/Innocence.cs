using System.Collections.Immutable;
using WsSpec.Harness.SelfTest.Innocents;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.SelfTest;

/// <summary>Who was accused although nothing is wrong with it.</summary>
/// <param name="Testee">The role in which the innocents were played.</param>
/// <param name="Rows">One for each innocent, with what was held against it.</param>
public sealed record Innocence(Role Testee, ImmutableArray<(Innocent Innocent, ImmutableArray<Catch> Catches)> Rows)
{
    /// <summary>A failure or a death; each is an error of the suite, or the innocent is none.</summary>
    public IEnumerable<(Innocent Innocent, Catch Catch)> Accusations =>
        from row in Rows
        from caught in row.Catches
        where caught.IsAccusation
        select (row.Innocent, caught);

    public int Accused => Accusations.DistinctBy(accusation => accusation.Innocent).Count();

    /// <summary>How many results say that a SHOULD was not followed, which is a freedom as well.</summary>
    public int NonStrict => Rows.SelectMany(row => row.Catches).Count(c => c is { IsAccusation: false, Verdict: Verdict.NonStrict });

    public bool IsGood => !Accusations.Any();

    /// <summary>One line for each result, tab-separated: role, innocent, verdict, case, what was seen.</summary>
    public IEnumerable<string> Lines() =>
        from row in Rows
        from caught in row.Catches
        let verdict = caught.Killed ? "Death" : $"{caught.Verdict}"
        select $"{Testee}\t{row.Innocent.Name}\t{verdict}\t{caught.CaseId}\t{caught.Summary.ReplaceLineEndings(" ")}";
}
