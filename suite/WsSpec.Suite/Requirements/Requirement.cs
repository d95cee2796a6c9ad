using WsSpec.Suite.Judging;

namespace WsSpec.Suite.Requirements;

/// <summary>One normative statement, paraphrased: a row of <c>corpus/requirements.tsv</c>.</summary>
public sealed record Requirement
{
    /// <summary>Ids are never reused.</summary>
    public required RequirementId Id { get; init; }

    /// <summary>What code calls it: a fact or a noun phrase in PascalCase, unique within its document.</summary>
    public required string Name { get; init; }

    public required string Section { get; init; }

    public required Level Level { get; init; }

    /// <summary>The endpoints bound by it; none for statements about registries, applications or extension authors.</summary>
    public required Roles Binds { get; init; }

    public required string Text { get; init; }

    public required Observability Observability { get; init; }

    /// <summary>What a testee gets that breaks it. It follows the level unless a ruling in <see cref="Notes"/> says otherwise.</summary>
    public required Verdict VerdictIfViolated { get; init; }

    /// <summary>The ruling where the text is ambiguous, and known traps.</summary>
    public required string Notes { get; init; }

    /// <summary>The part of an implementation that it binds (<c>corpus/layers.tsv</c>).</summary>
    public required Layer Layer { get; init; }

    /// <summary>Why no case puts a server to it; null when one has to.</summary>
    public string? ServerExcuse { get; init; }

    /// <summary>Why no case puts a client to it; null when one has to.</summary>
    public string? ClientExcuse { get; init; }

    /// <summary>The document, such as <c>RFC 6455</c>.</summary>
    public string Document => $"RFC {Id.Document}";

    public override string ToString() => Id.Text;
}
