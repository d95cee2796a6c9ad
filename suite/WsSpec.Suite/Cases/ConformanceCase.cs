using System.Collections.Immutable;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Cases;

/// <summary>A script, the requirements it exercises, and every behaviour that the RFC leaves open or forbids.</summary>
public sealed record ConformanceCase
{
    /// <summary>Family, fact and, last, the parameter: <c>framing/reserved-opcode-fails-connection/3</c>. Ids are never reused.</summary>
    public required string Id { get; init; }

    /// <summary>The fact, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Ids of the requirements it is about; the first is the one broken by a behaviour that no outcome foresees.</summary>
    public required ImmutableArray<RequirementId> Covers { get; init; }

    /// <summary><see cref="Covers"/> and every requirement that an outcome breaks or uses.</summary>
    public IEnumerable<RequirementId> Touches =>
        Covers.Concat(Outcomes.SelectMany(o => new[] { o.Breaks, o.Uses }).OfType<RequirementId>()).Distinct();

    /// <summary>The roles in which an implementation can be put to it.</summary>
    public Roles Testee { get; init; } = Roles.Both;

    public Needs Needs { get; init; }

    public required ImmutableArray<Step> Script { get; init; }

    /// <summary>Tried in order: the first that matches gives the verdict, and none means <see cref="Requirements.Verdict.Fail"/>.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>False when the harness must leave the testee's Close frame unanswered, because the silence is part of the question.</summary>
    public bool AnswersClose { get; init; } = true;

    /// <summary>The first component of the id.</summary>
    public string Family => Id[..Id.IndexOf('/', StringComparison.Ordinal)];
}
