// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 1951 by name.</summary>
public static class Rfc1951
{
    /// <summary>Block type 3 is an error (1951-3.2.3-01, GRAMMAR).</summary>
    public static readonly RequirementId ReservedBlockTypeIsError = new("1951-3.2.3-01");

    /// <summary>In a stored block NLEN is the complement of LEN (1951-3.2.4-01, GRAMMAR).</summary>
    public static readonly RequirementId StoredLengthComplement = new("1951-3.2.4-01");

    /// <summary>
    /// A distance may not reach before the start of the output history, and symbols 286/287, 30/31 do not occur (1951-3.2.5-01, GRAMMAR).
    /// </summary>
    public static readonly RequirementId DistancesAndSymbolsInRange = new("1951-3.2.5-01");
}
