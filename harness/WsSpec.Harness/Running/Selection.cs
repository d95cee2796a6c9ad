using System.Collections.Immutable;
using System.IO.Enumeration;
using WsSpec.Harness.Invocation;
using WsSpec.Protocol;
using WsSpec.Suite;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Running;

/// <summary>Which cases a command is about. Globs know <c>*</c> and <c>?</c> and match whole ids.</summary>
public sealed record Selection
{
    public ImmutableArray<string> Cases { get; init; } = [];

    public ImmutableArray<string> Excluded { get; init; } = [];

    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>Globs over the ids of requirements.</summary>
    public ImmutableArray<string> Requirements { get; init; } = [];

    public ImmutableArray<Level> Levels { get; init; } = [];

    public SuiteChoice Suite { get; init; }

    public Shard Shard { get; init; } = Shard.Whole;

    /// <exception cref="CommandException">A glob matches nothing that there is, or no case is left.</exception>
    public ImmutableArray<ConformanceCase> Select(Role testee) => Select(testee == Role.Client ? Roles.Client : Roles.Server);

    /// <summary>The cases that can be put to an implementation in any of these roles.</summary>
    /// <exception cref="CommandException">A glob matches nothing that there is, or no case is left.</exception>
    public ImmutableArray<ConformanceCase> Select(Roles testee)
    {
        var all = All.Where(c => (c.Testee & testee) != Roles.None).ToImmutableArray();
        Known("case", Cases.AddRange(Excluded), all.Select(c => c.Id));
        Known("family", Families, all.Select(c => c.Family));
        Known("requirement", Requirements, Registry.All.Select(r => r.Id));
        return Shard.Of([.. all.Where(IsSelected)]) is { IsEmpty: false } selected
            ? selected
            : throw new CommandException("no case is selected", ExitCode.NothingTested);
    }

    private IEnumerable<ConformanceCase> All => Suite switch
    {
        SuiteChoice.Native => ConformanceCatalogue.All,
        SuiteChoice.Autobahn => AutobahnCatalogue.Full.All.Select(c => c.Scenario),
        SuiteChoice.AutobahnQuick => AutobahnCatalogue.Quick.All.Select(c => c.Scenario),
        _ => throw new InvalidOperationException($"{Suite} is no suite"),
    };

    private bool IsSelected(ConformanceCase @case) =>
        (Cases.IsEmpty || Cases.Any(glob => Matches(glob, @case.Id)))
        && !Excluded.Any(glob => Matches(glob, @case.Id))
        && (Families.IsEmpty || Families.Any(glob => Matches(glob, @case.Family)))
        && (Requirements.IsEmpty || @case.Touches.Any(id => Requirements.Any(glob => Matches(glob, id))))
        && (Levels.IsEmpty || @case.Covers.Any(id => Levels.Contains(Registry.Get(id).Level)));

    private static void Known(string what, ImmutableArray<string> globs, IEnumerable<string> names)
    {
        if (globs.FirstOrDefault(glob => !names.Any(name => Matches(glob, name))) is { } unknown)
        {
            throw new CommandException($"no {what} matches '{unknown}' (wsspec list shows all)", ExitCode.NothingTested);
        }
    }

    private static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false);
}
