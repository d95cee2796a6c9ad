// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 9114 by name.</summary>
public static class Rfc9114
{
    /// <summary>After CONNECT any known frame type but DATA is a connection error H3_FRAME_UNEXPECTED (9114-4.4-01, MUST).</summary>
    public static readonly RequirementId OnlyDataAfterConnect = new("9114-4.4-01");
}
