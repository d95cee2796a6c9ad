using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Judging;

/// <summary>Which requirements a set of cases and standing rules puts a testee to, and why the others are left out.</summary>
/// <param name="Rows">The requirements that bind the role, in the order of the registry.</param>
public sealed record Coverage(ImmutableArray<CoverageRow> Rows)
{
    public int Covered => Rows.Count(r => !r.Cases.IsEmpty);

    public int Excused => Rows.Count(r => r.Cases.IsEmpty && r.Excuse is not null);

    public int Open => Rows.Count(r => r.Cases.IsEmpty && r.Excuse is null);

    public string Summary => $"{Rows.Length} requirements: {Covered} covered, {Excused} excused with a reason, {Open} open";

    /// <param name="checks">Cases and standing rules; those that count are those for this role.</param>
    public static Coverage Of(Role testee, IEnumerable<ICheck> checks)
    {
        var byRequirement = checks.Where(check => check.Testee.Includes(testee))
            .SelectMany(check => check.Touches.Select(id => (Id: id, Case: check.Id)))
            .ToLookup(pair => pair.Id, pair => pair.Case);
        return new([.. Registry.All
            .Where(r => r.Binds.Includes(testee) || byRequirement.Contains(r.Id))
            .Select(r => new CoverageRow(r, [.. byRequirement[r.Id]], testee == Role.Server ? r.ServerExcuse : r.ClientExcuse))]);
    }
}

/// <summary>One requirement.</summary>
/// <param name="Cases">The ids of the cases and standing rules that touch it.</param>
/// <param name="Excuse">Why there need be none.</param>
public sealed record CoverageRow(Requirement Requirement, ImmutableArray<string> Cases, string? Excuse);
