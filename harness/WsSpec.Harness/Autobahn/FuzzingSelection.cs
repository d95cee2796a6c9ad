using System.Collections.Immutable;
using System.Text.Json;
using WsSpec.Harness.Invocation;
using WsSpec.Suite.Autobahn;
using WsSpec.Suite.Autobahn.Catalogue;

namespace WsSpec.Harness.Autobahn;

/// <summary>
/// Which cases a specification file wants to be run. Everything that could only make a run smaller is let pass: empty patterns, patterns
/// that match nothing, lists that are missing.
/// </summary>
public sealed record FuzzingSelection
{
    public required ImmutableArray<string> Cases { get; init; }

    public ImmutableArray<string> ExcludedCases { get; init; } = [];

    /// <summary>For each pattern of agents the patterns of the cases that they are spared.</summary>
    public ImmutableArray<(string Agent, ImmutableArray<string> Cases)> ExcludedForAgents { get; init; } = [];

    /// <exception cref="CommandException">There are no cases.</exception>
    internal static FuzzingSelection Parse(JsonElement root) => new()
    {
        Cases = SpecJson.Property(root, "cases") is null
            ? throw new CommandException("the specification has no 'cases'")
            : SpecJson.Strings(root, "cases"),
        ExcludedCases = SpecJson.Strings(root, "exclude-cases"),
        ExcludedForAgents = SpecJson.Property(root, "exclude-agent-cases") is { ValueKind: JsonValueKind.Object } agents
            ? [.. agents.EnumerateObject().Select(a => (a.Name, SpecJson.Strings(a.Value)))]
            : [],
    };

    /// <summary>The cases, in the order of the catalogue.</summary>
    public ImmutableArray<AutobahnCase> Select(AutobahnCatalogue catalogue) => CaseSelection.Select(catalogue, Cases, ExcludedCases);

    /// <summary>Whether this agent is spared the case.</summary>
    public bool IsExcluded(string agent, string id) => ExcludedForAgents.Any(e =>
        CaseSelection.IsWholeMatch(e.Agent, agent) && e.Cases.Any(pattern => CaseSelection.IsWholeMatch(pattern, id)));
}
