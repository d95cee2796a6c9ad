using WsSpec.Harness.Running;

namespace WsSpec.Harness.Reports.Json;

/// <param name="Index">From 1 to <paramref name="Of"/>.</param>
/// <param name="By"><c>case</c> or <c>endpoint</c>.</param>
/// <param name="Timings">The digest of what the work was dealt out by; null: by names alone.</param>
/// <param name="Endpoints">By endpoint, all there are; otherwise null.</param>
public sealed record PartDocument(int Index, int Of, string By, string? Timings, IReadOnlyList<string>? Endpoints)
{
    internal static PartDocument From(Part part) => new(
        part.Index, part.Of, part.By.ToString().ToLowerInvariant(), part.Timings, part.Endpoints.IsEmpty ? null : part.Endpoints);

    /// <exception cref="ArgumentException">Nothing can be shared by that.</exception>
    internal Part Read() => new(Index, Of)
    {
        By = Enum.Parse<PartUnit>(By, ignoreCase: true),
        Timings = Timings,
        Endpoints = [.. Endpoints ?? []],
    };
}

/// <inheritdoc cref="CatalogueDigest"/>
public sealed record CatalogueDocument(string Version, string Suite, int Cases, string Digest);
