// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 7936 by name.</summary>
public static class Rfc7936
{
    /// <summary>Subprotocol names are matched with regard to case (7936-2-01, MUST).</summary>
    public static readonly RequirementId SubprotocolNamesCaseSensitive = new("7936-2-01");

    /// <summary>Names differing only in case are not registered twice (7936-2-02, MUST NOT).</summary>
    public static readonly RequirementId NoNamesDifferingInCase = new("7936-2-02");
}
