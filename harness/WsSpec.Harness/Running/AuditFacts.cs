using System.Collections.Immutable;

namespace WsSpec.Harness.Running;

/// <summary>What an audit says beside its results: what was there to be seen, and what was not.</summary>
public sealed record AuditFacts
{
    /// <summary>What the captures hold, such as packets and connections of a kind, and how many.</summary>
    public ImmutableArray<AuditCount> Seen { get; init; } = [];

    /// <summary>What was not looked into or is missing, a sentence each.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>How the connections did that nobody has to prove anything about.</summary>
    public ImmutableArray<AuditLine> Health { get; init; } = [];

    /// <summary>Every requirement that binds the role, in the order of the registry.</summary>
    public ImmutableArray<RequirementSight> Requirements { get; init; } = [];
}

/// <param name="Name">What it is about.</param>
/// <param name="Text">What there is to say, in figures.</param>
public sealed record AuditLine(string Name, string Text);

/// <param name="What">In the plural.</param>
public sealed record AuditCount(string What, long Count);
