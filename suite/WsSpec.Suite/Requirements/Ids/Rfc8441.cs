// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 8441 by name.</summary>
public static class Rfc8441
{
    /// <summary>SETTINGS_ENABLE_CONNECT_PROTOCOL has the value 0 or 1 (8441-3-01, MUST).</summary>
    public static readonly RequirementId ConnectProtocolSettingIs0Or1 = new("8441-3-01");

    /// <summary>Having received 1, a client may use extended CONNECT on new streams (8441-3-02, MAY).</summary>
    public static readonly RequirementId ClientMayUseExtendedConnect = new("8441-3-02");

    /// <summary>Without having received the setting a client does not send the new pseudo-header (8441-3-03, MUST NOT).</summary>
    public static readonly RequirementId NoProtocolWithoutSetting = new("8441-3-03");

    /// <summary>The setting has no effect when a server receives it (8441-3-04, MUST).</summary>
    public static readonly RequirementId SettingIgnoredByServer = new("8441-3-04");

    /// <summary>After 1 has been sent, 0 is not sent later (8441-3-05, MUST NOT).</summary>
    public static readonly RequirementId SettingNotTakenBack = new("8441-3-05");

    /// <summary>A peer that does not support the feature sees a malformed request and raises a stream error (8441-3-06, MUST).</summary>
    public static readonly RequirementId UnsupportedConnectIsMalformed = new("8441-3-06");

    /// <summary>:protocol is single-valued and holds a registered upgrade token (8441-4-01, GRAMMAR).</summary>
    public static readonly RequirementId ProtocolIsUpgradeToken = new("8441-4-01");

    /// <summary>With :protocol present, :scheme and :path are included too (8441-4-02, MUST).</summary>
    public static readonly RequirementId SchemeAndPathIncluded = new("8441-4-02");

    /// <summary>:authority then means what it means in ordinary requests (8441-4-03, MUST).</summary>
    public static readonly RequirementId AuthorityAsInOrdinaryRequests = new("8441-4-03");

    /// <summary>No tunnel to the host named in :authority is created (8441-4-04, MUST NOT).</summary>
    public static readonly RequirementId NoTunnelToAuthority = new("8441-4-04");

    /// <summary>The tunnel leads to a service of the kind named by :protocol (8441-4-05, MUST).</summary>
    public static readonly RequirementId TunnelToNamedProtocol = new("8441-4-05");

    /// <summary>A WebSocket over HTTP/2 is started by CONNECT with :protocol (8441-5-01, MUST).</summary>
    public static readonly RequirementId StartedByExtendedConnect = new("8441-5-01");

    /// <summary>The value is websocket (8441-5-02, MUST).</summary>
    public static readonly RequirementId ProtocolIsWebSocket = new("8441-5-02");

    /// <summary>Cookies and other fields may be included as usual (8441-5-03, MAY).</summary>
    public static readonly RequirementId OtherFieldsAllowed = new("8441-5-03");

    /// <summary>:scheme is https for wss and http for ws (8441-5-04, MUST).</summary>
    public static readonly RequirementId SchemeIsHttpsOrHttp = new("8441-5-04");

    /// <summary>Everything else of the target URI equals the WebSocket URI (8441-5-05, MUST).</summary>
    public static readonly RequirementId TargetEqualsWebSocketUri = new("8441-5-05");

    /// <summary>Proxy auto-configuration still sees the WebSocket URI (8441-5-06, MUST).</summary>
    public static readonly RequirementId ProxyScriptSeesWebSocketUri = new("8441-5-06");

    /// <summary>Connection and Upgrade are not included (8441-5-07, MUST NOT).</summary>
    public static readonly RequirementId NoConnectionOrUpgrade = new("8441-5-07");

    /// <summary>Host is not part of the request; :authority carries the information (8441-5-08, MUST NOT).</summary>
    public static readonly RequirementId NoHost = new("8441-5-08");

    /// <summary>Sec-WebSocket-Key and -Accept are not processed (8441-5-09, MUST NOT).</summary>
    public static readonly RequirementId NoKeyOrAccept = new("8441-5-09");

    /// <summary>Origin, Sec-WebSocket-Version, -Protocol and -Extensions work as in RFC 6455 (8441-5-10, MUST).</summary>
    public static readonly RequirementId OtherFieldsAsInRfc6455 = new("8441-5-10");

    /// <summary>Field names are lower-case (8441-5-11, MUST).</summary>
    public static readonly RequirementId FieldNamesLowerCase = new("8441-5-11");

    /// <summary>Success is a 2xx response, after which the connection is OPEN (8441-5-12, MUST).</summary>
    public static readonly RequirementId SuccessIs2xx = new("8441-5-12");

    /// <summary>
    /// From then on the HTTP/2 stream takes the place of the TCP connection for everything RFC 6455 says (lower-case should) (8441-5-13,
    /// SHOULD).
    /// </summary>
    public static readonly RequirementId StreamReplacesTcp = new("8441-5-13");

    /// <summary>Masking is still required on the stream (8441-5-14, MUST).</summary>
    public static readonly RequirementId MaskingStillRequired = new("8441-5-14");

    /// <summary>An orderly TCP close maps to END_STREAM (8441-5-15, MUST).</summary>
    public static readonly RequirementId OrderlyCloseIsEndStream = new("8441-5-15");

    /// <summary>A TCP reset maps to RST_STREAM with CANCEL (8441-5-16, MUST).</summary>
    public static readonly RequirementId ResetIsCancel = new("8441-5-16");

    /// <summary>
    /// END_STREAM from the client without a Close is a half-close like FIN: no further client data, connection not clean (8441-5-17, MUST).
    /// </summary>
    public static readonly RequirementId EndStreamIsHalfClose = new("8441-5-17");

    /// <summary>Flow control, priority and cancellation of HTTP/2 apply to the stream (8441-5-18, MUST).</summary>
    public static readonly RequirementId Http2StreamRulesApply = new("8441-5-18");

    /// <summary>
    /// The HTTP/2 connection itself meets the security rules for https (RFC 9113) or opportunistic http (RFC 8164) (8441-5-19, MUST).
    /// </summary>
    public static readonly RequirementId ConnectionMeetsHttpsRules = new("8441-5-19");

    /// <summary>
    /// Towards a forward proxy reached over HTTP/2 an ordinary CONNECT without :protocol is used (lower-case should) (8441-7-01, SHOULD).
    /// </summary>
    public static readonly RequirementId OrdinaryConnectToProxy = new("8441-7-01");

    /// <summary>The security considerations of RFC 6455 section 10 stay in force, except 10.8 (8441-8-01, MUST).</summary>
    public static readonly RequirementId SecurityConsiderationsStay = new("8441-8-01");

    /// <summary>The setting is 0x8 with initial value 0 (8441-9.1-01, GRAMMAR).</summary>
    public static readonly RequirementId SettingIdentifierAndDefault = new("8441-9.1-01");
}
