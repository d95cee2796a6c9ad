using System.Collections.Immutable;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>A standing rule that no single connection can break, only a run of several.</summary>
/// <inheritdoc cref="StandingRule"/>
public abstract record RunRule(string Id, string Title, ImmutableArray<RequirementId> Covers, Roles Testee)
    : StandingRule(Id, Title, Covers, Testee)
{
    public sealed override string BrokenBy => "several conversations of a run together, of which each by itself may be in order";

    /// <summary>A connection by itself is half of the question.</summary>
    public sealed override int Occasions(Conversation conversation) => 0;

    public sealed override string? Breach(Conversation conversation) => null;

    public abstract override IEnumerable<(int Position, string Breach)> Breaches(IReadOnlyList<Conversation> run);
}
