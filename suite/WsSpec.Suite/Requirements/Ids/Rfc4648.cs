// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 4648 by name.</summary>
public static class Rfc4648
{
    /// <summary>Unused pad bits in base64 are zero (4648-3.5-01, MUST).</summary>
    public static readonly RequirementId PadBitsZero = new("4648-3.5-01");
}
