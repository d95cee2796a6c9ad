using System.Collections.Immutable;
using System.IO.Enumeration;
using WsSpec.Harness.Invocation;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>Which cases and standing rules a command is about. Globs know <c>*</c> and <c>?</c> and match whole ids.</summary>
public sealed record Selection
{
    public ImmutableArray<string> Cases { get; init; } = [];

    public ImmutableArray<string> Excluded { get; init; } = [];

    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>Globs over the ids of requirements.</summary>
    public ImmutableArray<string> Requirements { get; init; } = [];

    public ImmutableArray<Level> Levels { get; init; } = [];

    public ImmutableArray<Layer> Layers { get; init; } = [];

    public ISuite Suite { get; init; } = NativeSuite.Instance;

    public Shard Shard { get; init; } = Shard.Whole;

    /// <exception cref="CommandException">A glob matches nothing that there is, or nothing is left to play.</exception>
    public RunPlan Select(Role testee) => Select(testee.AsRoles());

    /// <summary>
    /// The cases that can be put to an implementation in any of these roles, and all rules that bind it. Globs that match rules and no case
    /// choose among the rules; where an option has only such globs, the cases that it does not restrict are played for the rules' sake.
    /// </summary>
    /// <exception cref="CommandException">A glob matches nothing that there is, or nothing is left to play.</exception>
    public RunPlan Select(Roles testee)
    {
        var cases = Suite.Cases.Where(c => (c.Testee & testee) != Roles.None).ToImmutableArray();
        var rules = Suite.Rules.Where(r => (r.Testee & testee) != Roles.None).ToImmutableArray();
        Known("case", Cases.AddRange(Excluded), [.. cases.Select(c => c.Id), .. rules.Select(r => r.Id)]);
        Known("family", Families, [.. cases.Concat<ICheck>(rules).Select(FamilyOf).Distinct()]);
        Known("requirement", Requirements, [.. Registry.All.Select(r => r.Id.Text)]);
        var (ids, families) = (ForCases(Cases, cases.Select(c => c.Id)), ForCases(Families, cases.Select(FamilyOf)));
        var forCases = this with { Cases = ids, Families = families };
        var forRules = this with { Cases = Cases.RemoveRange(ids), Families = Families.RemoveRange(families) };
        var choosesRules = forRules is not { Cases.IsEmpty: true, Families.IsEmpty: true };
        var plan = new RunPlan(
            Suite,
            [.. cases.Where(forCases.Includes)],
            [.. rules.Where(rule => choosesRules || !Layers.IsEmpty
                ? forRules.Includes(rule)
                : !Excluded.Any(glob => Matches(glob, rule.Id)))])
        {
            ReportsCases = Cases.IsEmpty == ids.IsEmpty && Families.IsEmpty == families.IsEmpty,
            Shard = Shard,
        };
        return plan.IsEmpty ? throw new CommandException("no case is selected", ExitCode.NothingTested) : plan;
    }

    /// <summary>Whether every option takes the case or the rule.</summary>
    public bool Includes(ICheck check) =>
        (Cases.IsEmpty || Cases.Any(glob => Matches(glob, check.Id)))
        && !Excluded.Any(glob => Matches(glob, check.Id))
        && (Families.IsEmpty || Families.Any(glob => Matches(glob, FamilyOf(check))))
        && (Requirements.IsEmpty || check.Touches.Any(id => Requirements.Any(glob => Matches(glob, id.Text))))
        && (Layers.IsEmpty || (check.Layer is { } layer && Layers.Contains(layer)))
        && (Levels.IsEmpty || check.Covers.Any(id => Levels.Contains(Registry.Get(id).Level)));

    private static string FamilyOf(ICheck check) => Family.NameIn(check.Id);

    /// <summary>The globs that match a case, whatever else they match.</summary>
    private static ImmutableArray<string> ForCases(ImmutableArray<string> globs, IEnumerable<string> names) =>
        [.. globs.Where(glob => names.Any(name => Matches(glob, name)))];

    private static void Known(string what, ImmutableArray<string> globs, ImmutableArray<string> names)
    {
        if (globs.FirstOrDefault(glob => !names.Any(name => Matches(glob, name))) is { } unknown)
        {
            throw new CommandException($"no {what} matches '{unknown}'{Suggestion.Question(unknown, names)} (wsspec list shows all)", ExitCode.NothingTested);
        }
    }

    private static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false);
}
