// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 9220 by name.</summary>
public static class Rfc9220
{
    /// <summary>Pseudo-headers and the setting mean the same in HTTP/3 as in HTTP/2 (9220-3-01, MUST).</summary>
    public static readonly RequirementId SameMeaningInHttp3 = new("9220-3-01");

    /// <summary>The HTTP/3 setting is 0x08, default 0 (9220-3-02, GRAMMAR).</summary>
    public static readonly RequirementId SettingIdentifierAndDefault = new("9220-3-02");

    /// <summary>An extended CONNECT with unknown :protocol is answered with 501 (9220-3-03, SHOULD).</summary>
    public static readonly RequirementId UnknownProtocolGets501 = new("9220-3-03");

    /// <summary>A problem-details body may be added (9220-3-04, MAY).</summary>
    public static readonly RequirementId ProblemDetailsAllowed = new("9220-3-04");

    /// <summary>Orderly closure is a FIN on the stream (9220-3-05, MUST).</summary>
    public static readonly RequirementId OrderlyCloseIsFin = new("9220-3-05");

    /// <summary>A reset is a stream error H3_REQUEST_CANCELLED (9220-3-06, MUST).</summary>
    public static readonly RequirementId ResetIsRequestCancelled = new("9220-3-06");
}
