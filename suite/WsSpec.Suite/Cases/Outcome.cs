using System.Collections.Immutable;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;

namespace WsSpec.Suite.Cases;

/// <summary>One way in which a testee may behave. Its verdict follows from the requirement it breaks or whose freedom it uses.</summary>
/// <param name="Summary">The behaviour, as a phrase that a report can show.</param>
/// <param name="Trace">What is then observed, from the first observation to the last; <see cref="RestPattern"/> leaves the end
/// open.</param>
public sealed record Outcome(string Summary, params ImmutableArray<Pattern> Trace)
{
    /// <summary>The requirement that this behaviour breaks.</summary>
    public RequirementId? Breaks { get; init; }

    /// <summary>
    /// The requirement that leaves this behaviour open, when a reader will want to know which of the allowed ones was seen.
    /// </summary>
    public RequirementId? Uses { get; init; }

    public Verdict Verdict => Breaks is { } broken ? Registry.Get(broken).VerdictIfViolated
        : Uses is not null ? Verdict.Informational
        : Verdict.Pass;
}
