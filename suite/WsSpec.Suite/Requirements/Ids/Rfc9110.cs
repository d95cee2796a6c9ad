// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 9110 by name.</summary>
public static class Rfc9110
{
    /// <summary>Upgrade may be ignored and the request answered as plain HTTP (9110-7.8-01, MAY).</summary>
    public static readonly RequirementId UpgradeMayBeIgnored = new("9110-7.8-01");

    /// <summary>Protocol names are compared without regard to case (9110-7.8-02, SHOULD).</summary>
    public static readonly RequirementId ProtocolNamesCaseInsensitive = new("9110-7.8-02");

    /// <summary>A 101 names the new protocol in Upgrade (9110-7.8-03, MUST).</summary>
    public static readonly RequirementId SwitchingNamesProtocol = new("9110-7.8-03");

    /// <summary>The server never switches to a protocol the client did not list (9110-7.8-04, MUST NOT).</summary>
    public static readonly RequirementId NoUnlistedProtocol = new("9110-7.8-04");

    /// <summary>A 426 carries an Upgrade field (9110-7.8-05, MUST).</summary>
    public static readonly RequirementId UpgradeIn426 = new("9110-7.8-05");

    /// <summary>Whoever sends Upgrade also sends the upgrade connection option (9110-7.8-06, MUST).</summary>
    public static readonly RequirementId UpgradeNeedsConnectionOption = new("9110-7.8-06");

    /// <summary>Upgrade in an HTTP/1.0 request is ignored (9110-7.8-07, MUST).</summary>
    public static readonly RequirementId UpgradeInHttp10Ignored = new("9110-7.8-07");

    /// <summary>The new protocol is not used before the request has been sent completely (9110-7.8-08, MUST NOT).</summary>
    public static readonly RequirementId NewProtocolAfterWholeRequest = new("9110-7.8-08");

    /// <summary>With Expect: 100-continue and Upgrade, 100 is sent before 101 (9110-7.8-09, MUST).</summary>
    public static readonly RequirementId ContinueBeforeSwitching = new("9110-7.8-09");

    /// <summary>A 426 states the required protocol in Upgrade (9110-15.5.22-01, MUST).</summary>
    public static readonly RequirementId ProtocolStatedIn426 = new("9110-15.5.22-01");
}
