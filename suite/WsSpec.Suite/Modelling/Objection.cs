using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Modelling;

/// <summary>A reason to fail the connection.</summary>
/// <param name="Requirement">What the sender broke, or what a receiver breaks that goes on.</param>
/// <param name="Codes">The fitting close codes, the preferred one first.</param>
public sealed record Objection(RequirementId Requirement, params ImmutableArray<ushort?> Codes)
{
    /// <summary>
    /// False when a receiver may as well go on, be it that the RFC is silent or that the moment of failing is its own choice.
    /// </summary>
    public bool IsCompelling { get; init; } = true;

    /// <summary>
    /// What may happen instead that is neither failing nor going on, such as a usual answer to a Close that deserved none.
    /// </summary>
    public ImmutableArray<Outcome> Besides { get; init; } = [];
}
