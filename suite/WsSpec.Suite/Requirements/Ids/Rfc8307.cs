// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 8307 by name.</summary>
public static class Rfc8307
{
    /// <summary>Well-known URIs are available for ws and wss, sharing the http registry (8307-1-01, MAY).</summary>
    public static readonly RequirementId WellKnownUrisForWebSocket = new("8307-1-01");

    /// <summary>
    /// Designers of well-known WebSocket suffixes consider what the equivalent http(s) resource exposes (8307-3-01, SHOULD).
    /// </summary>
    public static readonly RequirementId EquivalentHttpResourceConsidered = new("8307-3-01");
}
