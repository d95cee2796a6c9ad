using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Cases;

/// <summary>A scenario, the requirements it exercises, and every behaviour that the RFC leaves open or forbids.</summary>
public sealed record ConformanceCase : ICase
{
    /// <summary>The part of it that is played; the properties of the same names set and show it.</summary>
    public Scenario Scenario { get; private init; } = new("");

    /// <summary>Family, fact and, last, the parameter: <c>framing/reserved-opcode-fails-connection/3</c>. Ids are never reused.</summary>
    public required string Id
    {
        get => Scenario.Id;
        init => Scenario = Scenario with { Id = value };
    }

    public required string Title { get; init; }

    /// <summary>Ids of the requirements it is about; the first is the one broken by a behaviour that no outcome foresees.</summary>
    public required ImmutableArray<RequirementId> Covers { get; init; }

    /// <summary><see cref="Covers"/> and every requirement that an outcome breaks or uses.</summary>
    public IEnumerable<RequirementId> Touches =>
        Covers.Concat(Outcomes.SelectMany(o => new[] { o.Breaks, o.Uses }).OfType<RequirementId>()).Distinct();

    /// <inheritdoc cref="Scenario.Testee"/>
    public Roles Testee
    {
        get => Scenario.Testee;
        init => Scenario = Scenario with { Testee = value };
    }

    public Needs Needs
    {
        get => Scenario.Needs;
        init => Scenario = Scenario with { Needs = value };
    }

    /// <inheritdoc cref="Scenario.Script"/>
    public required ImmutableArray<Step> Script
    {
        get => Scenario.Script;
        init => Scenario = Scenario with { Script = value };
    }

    /// <summary>Tried in order: the first that matches gives the verdict, and none means <see cref="Requirements.Verdict.Fail"/>.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    public Expectation Expectation => new(Covers[0], Outcomes);

    /// <inheritdoc cref="Scenario.AnswersClose"/>
    public bool AnswersClose
    {
        get => Scenario.AnswersClose;
        init => Scenario = Scenario with { AnswersClose = value };
    }

    /// <summary>The first component of the id.</summary>
    public string Family => Cases.Family.NameIn(Id);
}
