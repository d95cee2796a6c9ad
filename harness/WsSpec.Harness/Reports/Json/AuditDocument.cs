using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports.Json;

/// <summary>What an audit says beside its results.</summary>
public sealed record AuditDocument
{
    public IReadOnlyList<AuditCount> Seen { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public IReadOnlyList<AuditLine> Health { get; init; } = [];

    public IReadOnlyList<SightDocument> Requirements { get; init; } = [];

    internal static AuditDocument Of(AuditFacts audit) => new()
    {
        Seen = audit.Seen,
        Remarks = audit.Remarks,
        Health = audit.Health,
        Requirements = [.. audit.Requirements.Select(r => new SightDocument(r.Requirement.Text, Name(r.Sight), r.Times))],
    };

    /// <exception cref="FormatException">There is no such sight.</exception>
    internal AuditFacts Facts() => new()
    {
        Seen = [.. Seen],
        Remarks = [.. Remarks],
        Health = [.. Health],
        Requirements = [.. Requirements.Select(r => new RequirementSight(new(r.Id), Parse(r.Sight), r.Times))],
    };

    private static string Name(Sight sight) => sight.ToString().ToLowerInvariant();

    private static Sight Parse(string name) => Enum.GetValues<Sight>().Cast<Sight?>().FirstOrDefault(sight => Name(sight!.Value) == name)
        ?? throw new FormatException($"there is no sight '{name}'");
}

/// <param name="Id">The requirement.</param>
/// <param name="Sight"><c>kept</c>, <c>broken</c>, <c>untested</c> or <c>unseen</c>.</param>
/// <param name="Times">How often it was kept.</param>
public sealed record SightDocument(string Id, string Sight, long Times);
