// Written from corpus/requirements.tsv: dotnet test suite/WsSpec.Suite.Tests --filter IdFileTests
namespace WsSpec.Suite.Requirements.Ids;

/// <summary>The requirements of RFC 6455 by name.</summary>
public static class Rfc6455
{
    /// <summary>
    /// Frames may flow in either direction, independently, as soon as both halves of the handshake have been exchanged (6455-1.2-01, MUST).
    /// </summary>
    public static readonly RequirementId FramesFlowBothWays = new("6455-1.2-01");

    /// <summary>The sequence in which the client's handshake header fields arrive carries no meaning (6455-1.3-01, MUST).</summary>
    public static readonly RequirementId FieldOrderCarriesNoMeaning = new("6455-1.3-01");

    /// <summary>The request target selects which WebSocket endpoint (and virtual host) is addressed (6455-1.3-02, MUST).</summary>
    public static readonly RequirementId RequestTargetSelectsEndpoint = new("6455-1.3-02");

    /// <summary>
    /// A non-browser client is free to send or omit Origin, and a server that dislikes an origin may refuse with an HTTP error
    /// (6455-1.3-03, MAY).
    /// </summary>
    public static readonly RequirementId OriginIsOptional = new("6455-1.3-03");

    /// <summary>
    /// The proof of receipt is computed over the key exactly as it stands in the header field, after trimming surrounding whitespace only
    /// (no decoding, no case change) (6455-1.3-04, MUST).
    /// </summary>
    public static readonly RequirementId AcceptOverKeyAsSent = new("6455-1.3-04");

    /// <summary>Worked example: key dGhlIHNhbXBsZSBub25jZQ== yields accept s3pPLMBiTxaQ9kYGzzhZRbK+xOo= (6455-1.3-05, GRAMMAR).</summary>
    public static readonly RequirementId ExampleKeyAndAccept = new("6455-1.3-05");

    /// <summary>
    /// Anything other than the correct accept hash is not to be read as consent by the server (lower-case must) (6455-1.3-06, MUST NOT).
    /// </summary>
    public static readonly RequirementId NoConsentWithoutCorrectAccept = new("6455-1.3-06");

    /// <summary>
    /// No WebSocket frame is sent by the client when status, accept header or accept value is wrong (6455-1.3-07, MUST NOT).
    /// </summary>
    public static readonly RequirementId NoFramesAfterBadResponse = new("6455-1.3-07");

    /// <summary>A selected subprotocol is checked by the client against the list it offered (6455-1.3-08, MUST).</summary>
    public static readonly RequirementId SubprotocolCheckedAgainstOffer = new("6455-1.3-08");

    /// <summary>The handshake response may carry Set-Cookie and similar fields (6455-1.3-09, MAY).</summary>
    public static readonly RequirementId ResponseMaySetCookies = new("6455-1.3-09");

    /// <summary>A peer that receives a Close answers with a Close unless it has already sent one (6455-1.4-01, MUST).</summary>
    public static readonly RequirementId CloseForClose = new("6455-1.4-01");

    /// <summary>Everything that arrives after a Close has been received is thrown away (6455-1.4-02, MUST).</summary>
    public static readonly RequirementId DataAfterCloseDiscarded = new("6455-1.4-02");

    /// <summary>Both sides may start the closing handshake at the same moment and it still ends cleanly (6455-1.4-03, MUST).</summary>
    public static readonly RequirementId SimultaneousCloseEndsCleanly = new("6455-1.4-03");

    /// <summary>
    /// Traffic of other protocols, in particular HTTP that a browser form or XHR can produce, must not result in an established WebSocket
    /// (6455-1.6-01, MUST).
    /// </summary>
    public static readonly RequirementId OtherProtocolsEstablishNothing = new("6455-1.6-01");

    /// <summary>
    /// A client must not get an open connection out of a server that merely speaks some older protocol (6455-1.6-02, MUST).
    /// </summary>
    public static readonly RequirementId OtherServersEstablishNothing = new("6455-1.6-02");

    /// <summary>Without an explicit port, 80 is used for ws and 443 for wss (6455-1.7-01, MUST).</summary>
    public static readonly RequirementId DefaultPorts = new("6455-1.7-01");

    /// <summary>
    /// When the client asked for subprotocols, the overview says the reply needs to name one of them for the connection to be established
    /// (6455-1.9-01, MUST).
    /// </summary>
    public static readonly RequirementId SubprotocolNamedInResponse = new("6455-1.9-01");

    /// <summary>
    /// Subprotocol names are best registered and made collision-free by embedding the originator's domain name (6455-1.9-02, SHOULD).
    /// </summary>
    public static readonly RequirementId CollisionFreeSubprotocolNames = new("6455-1.9-02");

    /// <summary>Algorithms may be implemented in any way that gives the same externally visible result (6455-2-01, MAY).</summary>
    public static readonly RequirementId AnyEquivalentAlgorithm = new("6455-2-01");

    /// <summary>
    /// An imperative inside an algorithm inherits the requirement keyword that introduces the algorithm (6455-2-02, MUST).
    /// </summary>
    public static readonly RequirementId ImperativesInheritKeyword = new("6455-2-02");

    /// <summary>ASCII case-insensitive comparison folds only A-Z with a-z (6455-2.1-01, GRAMMAR).</summary>
    public static readonly RequirementId AsciiCaseFolding = new("6455-2.1-01");

    /// <summary>
    /// Transmission of data that has to be sent may be postponed arbitrarily, for instance to batch packets (6455-2.1-02, MAY).
    /// </summary>
    public static readonly RequirementId SendingMayBePostponed = new("6455-2.1-02");

    /// <summary>
    /// A ws URI is scheme, double slash, host, optional port, path-abempty and optional query; nothing else (6455-3-01, GRAMMAR).
    /// </summary>
    public static readonly RequirementId WsUriSyntax = new("6455-3-01");

    /// <summary>A wss URI has the same shape with scheme wss (6455-3-02, GRAMMAR).</summary>
    public static readonly RequirementId WssUriSyntax = new("6455-3-02");

    /// <summary>The port is optional and is 80 for ws when missing (6455-3-03, MUST).</summary>
    public static readonly RequirementId WsDefaultPort80 = new("6455-3-03");

    /// <summary>The port is optional and is 443 for wss when missing (6455-3-04, MUST).</summary>
    public static readonly RequirementId WssDefaultPort443 = new("6455-3-04");

    /// <summary>The secure flag is set when the scheme equals wss regardless of letter case (6455-3-05, MUST).</summary>
    public static readonly RequirementId WssSchemeInAnyCase = new("6455-3-05");

    /// <summary>An empty path becomes a single slash in the resource name (6455-3-06, MUST).</summary>
    public static readonly RequirementId EmptyPathIsSlash = new("6455-3-06");

    /// <summary>The path component is carried over unchanged into the resource name (6455-3-07, MUST).</summary>
    public static readonly RequirementId PathKeptUnchanged = new("6455-3-07");

    /// <summary>A non-empty query is appended after a question mark (6455-3-08, MUST).</summary>
    public static readonly RequirementId QueryAppended = new("6455-3-08");

    /// <summary>Fragment identifiers have no meaning on these URIs and are not to be used (6455-3-09, MUST NOT).</summary>
    public static readonly RequirementId NoFragmentIdentifier = new("6455-3-09");

    /// <summary>A literal hash character that is not a fragment delimiter is written as %23 (6455-3-10, MUST).</summary>
    public static readonly RequirementId NumberSignPercentEncoded = new("6455-3-10");

    /// <summary>
    /// The path and query that arrive follow the RFC 3986 grammar, so a raw '#', space, control or non-ASCII octet in the request target is
    /// invalid (6455-3-11, GRAMMAR).
    /// </summary>
    public static readonly RequirementId RequestTargetSyntax = new("6455-3-11");

    /// <summary>Establishing means: open a transport connection, send the opening handshake, read the reply (6455-4.1-01, MUST).</summary>
    public static readonly RequirementId ConnectionEstablishment = new("6455-4.1-01");

    /// <summary>
    /// Connection management may be delegated to another agent on the network; the pair then counts as the client (6455-4.1-02, MAY).
    /// </summary>
    public static readonly RequirementId ConnectionsMayBeDelegated = new("6455-4.1-02");

    /// <summary>Invalid URI components make the client fail the connection and stop (6455-4.1-03, MUST).</summary>
    public static readonly RequirementId InvalidUriFailsConnection = new("6455-4.1-03");

    /// <summary>
    /// While a connection to the same address and port is still being established, a second attempt waits for its outcome (6455-4.1-04,
    /// MUST).
    /// </summary>
    public static readonly RequirementId SecondAttemptWaits = new("6455-4.1-04");

    /// <summary>
    /// At most one connection per remote address may be in the connecting phase, also when it is known under several names (6455-4.1-05,
    /// MUST).
    /// </summary>
    public static readonly RequirementId OneConnectingPerAddress = new("6455-4.1-05");

    /// <summary>Simultaneous attempts to one address are serialised (6455-4.1-06, MUST).</summary>
    public static readonly RequirementId AttemptsOneAtATime = new("6455-4.1-06");

    /// <summary>
    /// If addresses cannot be learnt (proxy resolves), each host name counts as a separate remote host (6455-4.1-07, MUST).
    /// </summary>
    public static readonly RequirementId HostNameCountsAsHost = new("6455-4.1-07");

    /// <summary>In that case the total of pending connections is kept reasonably low (6455-4.1-08, SHOULD).</summary>
    public static readonly RequirementId FewPendingConnections = new("6455-4.1-08");

    /// <summary>
    /// A server may refuse or delay clients with too many connections, pause before closing, or drop resource hogs (6455-4.1-09, MAY).
    /// </summary>
    public static readonly RequirementId ServerMayLimitConnections = new("6455-4.1-09");

    /// <summary>A client configured with a proxy asks that proxy to open the TCP connection (6455-4.1-10, SHOULD).</summary>
    public static readonly RequirementId ProxyOpensConnection = new("6455-4.1-10");

    /// <summary>Without a proxy the client connects directly to host and port (6455-4.1-11, SHOULD).</summary>
    public static readonly RequirementId DirectConnectionWithoutProxy = new("6455-4.1-11");

    /// <summary>
    /// A proxy auto-configuration script is handed the ws/wss URI assembled from its components, not an http one (6455-4.1-12, MUST).
    /// </summary>
    public static readonly RequirementId ProxyScriptGetsWebSocketUri = new("6455-4.1-12");

    /// <summary>SOCKS5 is the encouraged proxy type, then the HTTPS proxy before the HTTP one (6455-4.1-13, MAY).</summary>
    public static readonly RequirementId PreferredProxyTypes = new("6455-4.1-13");

    /// <summary>
    /// When no connection can be made, directly or through a proxy, the client fails and stops trying (6455-4.1-14, MUST).
    /// </summary>
    public static readonly RequirementId NoTransportFailsConnection = new("6455-4.1-14");

    /// <summary>For wss the TLS handshake happens right after connecting and before any handshake data (6455-4.1-15, MUST).</summary>
    public static readonly RequirementId TlsBeforeHandshake = new("6455-4.1-15");

    /// <summary>A TLS failure, including an unverifiable certificate, fails the connection (6455-4.1-16, MUST).</summary>
    public static readonly RequirementId TlsFailureFailsConnection = new("6455-4.1-16");

    /// <summary>After TLS is up all traffic of the channel stays inside it (6455-4.1-17, MUST).</summary>
    public static readonly RequirementId ClientTrafficInsideTls = new("6455-4.1-17");

    /// <summary>Server Name Indication is always sent (6455-4.1-18, MUST).</summary>
    public static readonly RequirementId ServerNameIndication = new("6455-4.1-18");

    /// <summary>Once connected the client sends the opening handshake without being prompted (6455-4.1-19, MUST).</summary>
    public static readonly RequirementId HandshakeSentUnprompted = new("6455-4.1-19");

    /// <summary>The handshake is a syntactically valid HTTP request (6455-4.1-20, MUST).</summary>
    public static readonly RequirementId RequestIsValidHttp = new("6455-4.1-20");

    /// <summary>The method is GET (6455-4.1-21, MUST).</summary>
    public static readonly RequirementId RequestMethodGet = new("6455-4.1-21");

    /// <summary>The HTTP version is 1.1 or later (6455-4.1-22, MUST).</summary>
    public static readonly RequirementId RequestHttp11 = new("6455-4.1-22");

    /// <summary>
    /// The request target equals the resource name, or is an absolute http/https URI that maps to the same host, port and resource name
    /// (6455-4.1-23, MUST).
    /// </summary>
    public static readonly RequirementId RequestTargetIsResourceName = new("6455-4.1-23");

    /// <summary>A Host field carries the host, followed by the port when it is not the default (6455-4.1-24, MUST).</summary>
    public static readonly RequirementId RequestHasHost = new("6455-4.1-24");

    /// <summary>An Upgrade field is present and contains the websocket keyword (6455-4.1-25, MUST).</summary>
    public static readonly RequirementId RequestHasUpgrade = new("6455-4.1-25");

    /// <summary>A Connection field is present and contains the Upgrade token (6455-4.1-26, MUST).</summary>
    public static readonly RequirementId RequestHasConnection = new("6455-4.1-26");

    /// <summary>A Sec-WebSocket-Key field is present (6455-4.1-27, MUST).</summary>
    public static readonly RequirementId RequestHasKey = new("6455-4.1-27");

    /// <summary>Its value is the base64 form of a 16-byte nonce (6455-4.1-28, MUST).</summary>
    public static readonly RequirementId KeyIs16OctetNonce = new("6455-4.1-28");

    /// <summary>The nonce is chosen afresh and at random for every connection (6455-4.1-29, MUST).</summary>
    public static readonly RequirementId FreshRandomKey = new("6455-4.1-29");

    /// <summary>A browser client includes Origin (6455-4.1-30, MUST).</summary>
    public static readonly RequirementId BrowserSendsOrigin = new("6455-4.1-30");

    /// <summary>The Origin value is the ASCII serialisation of the origin of the calling context (6455-4.1-31, MUST).</summary>
    public static readonly RequirementId OriginAsciiSerialization = new("6455-4.1-31");

    /// <summary>Other clients may include Origin where its semantics fit (6455-4.1-32, MAY).</summary>
    public static readonly RequirementId OtherClientsMaySendOrigin = new("6455-4.1-32");

    /// <summary>A Sec-WebSocket-Version field is present (6455-4.1-33, MUST).</summary>
    public static readonly RequirementId RequestHasVersion = new("6455-4.1-33");

    /// <summary>The version value is 13 (9 to 12 were never valid values) (6455-4.1-34, MUST).</summary>
    public static readonly RequirementId RequestVersionIs13 = new("6455-4.1-34");

    /// <summary>Subprotocols may be offered in Sec-WebSocket-Protocol, most wanted first (6455-4.1-35, MAY).</summary>
    public static readonly RequirementId SubprotocolsMayBeOffered = new("6455-4.1-35");

    /// <summary>Offered subprotocol names are non-empty (6455-4.1-36, MUST).</summary>
    public static readonly RequirementId OfferedSubprotocolsNonEmpty = new("6455-4.1-36");

    /// <summary>Offered subprotocol names use visible ASCII without HTTP separators (6455-4.1-37, MUST).</summary>
    public static readonly RequirementId OfferedSubprotocolCharacters = new("6455-4.1-37");

    /// <summary>Offered subprotocol names are all different (6455-4.1-38, MUST).</summary>
    public static readonly RequirementId OfferedSubprotocolsDistinct = new("6455-4.1-38");

    /// <summary>The field value is a comma list with at least one token (6455-4.1-39, GRAMMAR).</summary>
    public static readonly RequirementId OfferedSubprotocolsList = new("6455-4.1-39");

    /// <summary>Extensions may be offered in Sec-WebSocket-Extensions (6455-4.1-40, MAY).</summary>
    public static readonly RequirementId ExtensionsMayBeOffered = new("6455-4.1-40");

    /// <summary>Any other header fields (cookies, credentials) may accompany the handshake (6455-4.1-41, MAY).</summary>
    public static readonly RequirementId OtherRequestFieldsAllowed = new("6455-4.1-41");

    /// <summary>No further byte is sent until the server's reply to the handshake has arrived (6455-4.1-42, MUST).</summary>
    public static readonly RequirementId NothingSentBeforeResponse = new("6455-4.1-42");

    /// <summary>The reply is validated before the connection counts as open (6455-4.1-43, MUST).</summary>
    public static readonly RequirementId ResponseValidatedBeforeOpen = new("6455-4.1-43");

    /// <summary>A status other than 101 is treated as ordinary HTTP, never as success (6455-4.1-44, MUST).</summary>
    public static readonly RequirementId OtherStatusIsNoSuccess = new("6455-4.1-44");

    /// <summary>On 401 the client may authenticate and retry (6455-4.1-45, MAY).</summary>
    public static readonly RequirementId ClientMayAuthenticate = new("6455-4.1-45");

    /// <summary>Redirects may be followed but need not be (6455-4.1-46, MAY).</summary>
    public static readonly RequirementId RedirectsMayBeFollowed = new("6455-4.1-46");

    /// <summary>A reply without Upgrade fails the connection (6455-4.1-47, MUST).</summary>
    public static readonly RequirementId ResponseWithoutUpgradeFails = new("6455-4.1-47");

    /// <summary>A reply whose Upgrade value is not websocket (letter case ignored) fails the connection (6455-4.1-48, MUST).</summary>
    public static readonly RequirementId ResponseUpgradeNotWebSocketFails = new("6455-4.1-48");

    /// <summary>A reply without Connection fails the connection (6455-4.1-49, MUST).</summary>
    public static readonly RequirementId ResponseWithoutConnectionFails = new("6455-4.1-49");

    /// <summary>
    /// A reply whose Connection field lacks an upgrade token (letter case ignored) fails the connection (6455-4.1-50, MUST).
    /// </summary>
    public static readonly RequirementId ResponseConnectionWithoutUpgradeFails = new("6455-4.1-50");

    /// <summary>A reply without Sec-WebSocket-Accept fails the connection (6455-4.1-51, MUST).</summary>
    public static readonly RequirementId ResponseWithoutAcceptFails = new("6455-4.1-51");

    /// <summary>The expected accept value is base64(SHA-1(key string + fixed GUID)) (6455-4.1-52, MUST).</summary>
    public static readonly RequirementId ExpectedAcceptValue = new("6455-4.1-52");

    /// <summary>A wrong accept value fails the connection (6455-4.1-53, MUST).</summary>
    public static readonly RequirementId WrongAcceptFails = new("6455-4.1-53");

    /// <summary>Whitespace around the accept value is disregarded (6455-4.1-54, MUST).</summary>
    public static readonly RequirementId AcceptWhitespaceIgnored = new("6455-4.1-54");

    /// <summary>An extension in the reply that was never offered fails the connection (6455-4.1-55, MUST).</summary>
    public static readonly RequirementId UnofferedExtensionFails = new("6455-4.1-55");

    /// <summary>A subprotocol in the reply that was never offered fails the connection (6455-4.1-56, MUST).</summary>
    public static readonly RequirementId UnofferedSubprotocolFails = new("6455-4.1-56");

    /// <summary>Any other departure of the reply from 4.1/4.2.2 fails the connection (6455-4.1-57, MUST).</summary>
    public static readonly RequirementId OtherResponseFaultsFail = new("6455-4.1-57");

    /// <summary>Header field names are compared without regard to case (6455-4.1-58, MUST).</summary>
    public static readonly RequirementId FieldNamesCaseInsensitive = new("6455-4.1-58");

    /// <summary>
    /// After a valid reply the connection is open, and the extensions in use are exactly those the server listed (6455-4.1-59, MUST).
    /// </summary>
    public static readonly RequirementId ValidResponseOpensConnection = new("6455-4.1-59");

    /// <summary>The subprotocol in use is the value the server returned, or null (6455-4.1-60, MUST).</summary>
    public static readonly RequirementId SubprotocolInUse = new("6455-4.1-60");

    /// <summary>Cookies set by the reply belong to the handshake and are processed as HTTP says (6455-4.1-61, MUST).</summary>
    public static readonly RequirementId ResponseCookiesProcessed = new("6455-4.1-61");

    /// <summary>Frame data that shares a TCP segment with the 101 is not lost (6455-4.1-62, MUST).</summary>
    public static readonly RequirementId FramesSentWith101Kept = new("6455-4.1-62");

    /// <summary>
    /// A departure of the reply that takes nothing from its meaning, such as HTTP/1.0 in the status line or a stray body length, is a
    /// departure all the same (6455-4.1-63, GRAMMAR).
    /// </summary>
    public static readonly RequirementId HarmlessResponseFaultCounts = new("6455-4.1-63");

    /// <summary>
    /// Handling may be spread over load balancers, proxies and back ends; together they are the server (6455-4.2-01, MAY).
    /// </summary>
    public static readonly RequirementId ServerMayBeManyMachines = new("6455-4.2-01");

    /// <summary>The server parses enough of the handshake to build its reply (lower-case must) (6455-4.2.1-01, MUST).</summary>
    public static readonly RequirementId HandshakeParsedForResponse = new("6455-4.2.1-01");

    /// <summary>Field order in the client's handshake is irrelevant (6455-4.2.1-02, MUST).</summary>
    public static readonly RequirementId FieldOrderIrrelevant = new("6455-4.2.1-02");

    /// <summary>
    /// A handshake that does not fit the description, including any ABNF violation, is abandoned and answered with a suitable HTTP error
    /// such as 400 (6455-4.2.1-03, MUST).
    /// </summary>
    public static readonly RequirementId MalformedHandshakeRefused = new("6455-4.2.1-03");

    /// <summary>Only GET opens a WebSocket (6455-4.2.1-04, MUST).</summary>
    public static readonly RequirementId OnlyGetOpens = new("6455-4.2.1-04");

    /// <summary>The request must be HTTP/1.1 or higher (6455-4.2.1-05, MUST).</summary>
    public static readonly RequirementId Http11OrHigherRequired = new("6455-4.2.1-05");

    /// <summary>
    /// The request target may be origin-form or an absolute http/https URI and both designate the resource (lower-case should in the text)
    /// (6455-4.2.1-06, MUST).
    /// </summary>
    public static readonly RequirementId RequestTargetForms = new("6455-4.2.1-06");

    /// <summary>A Host field with the server's authority is required (6455-4.2.1-07, MUST).</summary>
    public static readonly RequirementId HostRequired = new("6455-4.2.1-07");

    /// <summary>A missing Upgrade field makes the request no WebSocket handshake (6455-4.2.1-08, MUST).</summary>
    public static readonly RequirementId UpgradeRequired = new("6455-4.2.1-08");

    /// <summary>The Upgrade field has to contain the value websocket (6455-4.2.1-09, MUST).</summary>
    public static readonly RequirementId UpgradeContainsWebSocket = new("6455-4.2.1-09");

    /// <summary>That value is matched without regard to ASCII case (6455-4.2.1-10, MUST).</summary>
    public static readonly RequirementId UpgradeCaseInsensitive = new("6455-4.2.1-10");

    /// <summary>Upgrade may list several protocols as long as websocket is among them (6455-4.2.1-11, MUST).</summary>
    public static readonly RequirementId UpgradeMayListProtocols = new("6455-4.2.1-11");

    /// <summary>A missing Connection field is an error (6455-4.2.1-12, MUST).</summary>
    public static readonly RequirementId ConnectionRequired = new("6455-4.2.1-12");

    /// <summary>Connection has to include the token Upgrade as a whole token (6455-4.2.1-13, MUST).</summary>
    public static readonly RequirementId ConnectionContainsUpgrade = new("6455-4.2.1-13");

    /// <summary>The Upgrade token may sit anywhere in a list and in any case (6455-4.2.1-14, MUST).</summary>
    public static readonly RequirementId ConnectionUpgradeAnywhereInList = new("6455-4.2.1-14");

    /// <summary>Sec-WebSocket-Key is required (6455-4.2.1-15, MUST).</summary>
    public static readonly RequirementId KeyRequired = new("6455-4.2.1-15");

    /// <summary>The key has to be valid base64 (6455-4.2.1-16, MUST).</summary>
    public static readonly RequirementId KeyIsValidBase64 = new("6455-4.2.1-16");

    /// <summary>The key has to decode to exactly 16 bytes (6455-4.2.1-17, MUST).</summary>
    public static readonly RequirementId KeyDecodesTo16Octets = new("6455-4.2.1-17");

    /// <summary>Sec-WebSocket-Version is required (6455-4.2.1-18, MUST).</summary>
    public static readonly RequirementId VersionRequired = new("6455-4.2.1-18");

    /// <summary>The version value has to be 13 for this protocol (6455-4.2.1-19, MUST).</summary>
    public static readonly RequirementId VersionIs13 = new("6455-4.2.1-19");

    /// <summary>A handshake without Origin is not to be taken as coming from a browser (6455-4.2.1-20, SHOULD NOT).</summary>
    public static readonly RequirementId NoOriginNoBrowser = new("6455-4.2.1-20");

    /// <summary>
    /// Sec-WebSocket-Protocol, -Extensions, Origin and others are optional, so the minimal handshake suffices (6455-4.2.1-21, MAY).
    /// </summary>
    public static readonly RequirementId OptionalFieldsMayBeMissing = new("6455-4.2.1-21");

    /// <summary>Unknown header fields are ignored (6455-4.2.1-22, MUST).</summary>
    public static readonly RequirementId UnknownFieldsIgnored = new("6455-4.2.1-22");

    /// <summary>
    /// A Sec-WebSocket-Protocol value that is not a list of tokens violates the handshake grammar (6455-4.2.1-23, GRAMMAR).
    /// </summary>
    public static readonly RequirementId SubprotocolsFieldSyntax = new("6455-4.2.1-23");

    /// <summary>A malformed Sec-WebSocket-Extensions value violates the handshake grammar (6455-4.2.1-24, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionsFieldSyntax = new("6455-4.2.1-24");

    /// <summary>
    /// Repeated single-valued fields (Key, Version, Host) do not match the description of the handshake (6455-4.2.1-25, GRAMMAR).
    /// </summary>
    public static readonly RequirementId SingleFieldsNotRepeated = new("6455-4.2.1-25");

    /// <summary>Accepting a connection means carrying out all steps of the reply algorithm (6455-4.2.2-01, MUST).</summary>
    public static readonly RequirementId AllStepsOfAcceptance = new("6455-4.2.2-01");

    /// <summary>On a TLS port a failed TLS handshake ends the connection (6455-4.2.2-02, MUST).</summary>
    public static readonly RequirementId FailedTlsEndsConnection = new("6455-4.2.2-02");

    /// <summary>After TLS everything, the reply included, runs inside it (6455-4.2.2-03, MUST).</summary>
    public static readonly RequirementId ServerTrafficInsideTls = new("6455-4.2.2-03");

    /// <summary>The server can demand authentication, for example 401 with WWW-Authenticate (6455-4.2.2-04, MAY).</summary>
    public static readonly RequirementId ServerMayAuthenticate = new("6455-4.2.2-04");

    /// <summary>The server may redirect with 3xx (6455-4.2.2-05, MAY).</summary>
    public static readonly RequirementId ServerMayRedirect = new("6455-4.2.2-05");

    /// <summary>The origin may be used to decide on acceptance (6455-4.2.2-06, MAY).</summary>
    public static readonly RequirementId OriginMayDecide = new("6455-4.2.2-06");

    /// <summary>Refusing a client means an HTTP error code such as 403 and no WebSocket (6455-4.2.2-07, MUST).</summary>
    public static readonly RequirementId RefusalIsHttpError = new("6455-4.2.2-07");

    /// <summary>The key need not be base64-decoded by the server (6455-4.2.2-08, MAY).</summary>
    public static readonly RequirementId KeyNeedNotBeDecoded = new("6455-4.2.2-08");

    /// <summary>An unsupported version aborts the handshake with an HTTP error such as 426 (6455-4.2.2-09, MUST).</summary>
    public static readonly RequirementId UnsupportedVersionRefused = new("6455-4.2.2-09");

    /// <summary>That error response names the versions the server does understand in Sec-WebSocket-Version (6455-4.2.2-10, MUST).</summary>
    public static readonly RequirementId RefusalNamesVersions = new("6455-4.2.2-10");

    /// <summary>With several services, the one used is derived from the request target (6455-4.2.2-11, SHOULD).</summary>
    public static readonly RequirementId ServiceFromRequestTarget = new("6455-4.2.2-11");

    /// <summary>An unavailable service yields an HTTP error such as 404 and no WebSocket (6455-4.2.2-12, MUST).</summary>
    public static readonly RequirementId UnavailableServiceRefused = new("6455-4.2.2-12");

    /// <summary>The chosen subprotocol is one of those the client listed (6455-4.2.2-13, MUST).</summary>
    public static readonly RequirementId SubprotocolFromOffers = new("6455-4.2.2-13");

    /// <summary>If the client listed none, the reply contains no Sec-WebSocket-Protocol (6455-4.2.2-14, MUST NOT).</summary>
    public static readonly RequirementId NoSubprotocolUnlessOffered = new("6455-4.2.2-14");

    /// <summary>If none of the offers suits, the reply contains no Sec-WebSocket-Protocol (6455-4.2.2-15, MUST NOT).</summary>
    public static readonly RequirementId NoSubprotocolUnlessSuitable = new("6455-4.2.2-15");

    /// <summary>An empty value is not a legal way of saying none (6455-4.2.2-16, MUST NOT).</summary>
    public static readonly RequirementId NoEmptySubprotocol = new("6455-4.2.2-16");

    /// <summary>The reply value is one token (6455-4.2.2-17, GRAMMAR).</summary>
    public static readonly RequirementId SubprotocolIsOneToken = new("6455-4.2.2-17");

    /// <summary>Extensions in the reply are taken from the client's offers (6455-4.2.2-18, MUST).</summary>
    public static readonly RequirementId ExtensionsFromOffers = new("6455-4.2.2-18");

    /// <summary>An extension the client did not list does not appear in the reply (6455-4.2.2-19, MUST NOT).</summary>
    public static readonly RequirementId NoUnlistedExtension = new("6455-4.2.2-19");

    /// <summary>A reply field with no extension in it is not equivalent to leaving the field out (6455-4.2.2-20, GRAMMAR).</summary>
    public static readonly RequirementId NoEmptyExtensionsField = new("6455-4.2.2-20");

    /// <summary>Acceptance is a valid HTTP response with status 101 (6455-4.2.2-21, MUST).</summary>
    public static readonly RequirementId AcceptanceIs101 = new("6455-4.2.2-21");

    /// <summary>The reply has Upgrade with value websocket (6455-4.2.2-22, MUST).</summary>
    public static readonly RequirementId ResponseHasUpgradeWebSocket = new("6455-4.2.2-22");

    /// <summary>The reply has Connection with value Upgrade (6455-4.2.2-23, MUST).</summary>
    public static readonly RequirementId ResponseHasConnectionUpgrade = new("6455-4.2.2-23");

    /// <summary>
    /// The reply has Sec-WebSocket-Accept computed from the key and the fixed GUID by SHA-1 and base64 (6455-4.2.2-24, MUST).
    /// </summary>
    public static readonly RequirementId ResponseHasAccept = new("6455-4.2.2-24");

    /// <summary>The accept value is canonical non-empty base64 (28 characters) (6455-4.2.2-25, GRAMMAR).</summary>
    public static readonly RequirementId AcceptIsCanonicalBase64 = new("6455-4.2.2-25");

    /// <summary>The extension list may be one field or several (6455-4.2.2-26, MAY).</summary>
    public static readonly RequirementId ExtensionsFieldMayRepeat = new("6455-4.2.2-26");

    /// <summary>Once the reply is sent the connection is open and the server may send at once (6455-4.2.2-27, MUST).</summary>
    public static readonly RequirementId OpenOnceResponseSent = new("6455-4.2.2-27");

    /// <summary>
    /// Frames that arrive right behind the handshake are read from the first byte after the header block (6455-4.2.2-28, MUST).
    /// </summary>
    public static readonly RequirementId FramesReadFromFirstOctet = new("6455-4.2.2-28");

    /// <summary>
    /// Frames a client sends too early, in the same segment as its request, must not desynchronise the stream (6455-4.2.2-29, MUST).
    /// </summary>
    public static readonly RequirementId EarlyFramesKeepSync = new("6455-4.2.2-29");

    /// <summary>
    /// Optional linear whitespace is allowed between tokens and separators of the new header fields (6455-4.3-01, GRAMMAR).
    /// </summary>
    public static readonly RequirementId OptionalWhitespace = new("6455-4.3-01");

    /// <summary>Sec-WebSocket-Key is a non-empty base64 value (6455-4.3-02, GRAMMAR).</summary>
    public static readonly RequirementId KeySyntax = new("6455-4.3-02");

    /// <summary>Sec-WebSocket-Extensions is a list with at least one extension (6455-4.3-03, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionsNonEmptyList = new("6455-4.3-03");

    /// <summary>Sec-WebSocket-Protocol in a request is a list with at least one token (6455-4.3-04, GRAMMAR).</summary>
    public static readonly RequirementId RequestSubprotocolsSyntax = new("6455-4.3-04");

    /// <summary>Sec-WebSocket-Version in a request is a single number 0-255 without leading zeros (6455-4.3-05, GRAMMAR).</summary>
    public static readonly RequirementId RequestVersionSyntax = new("6455-4.3-05");

    /// <summary>base64 values come in groups of four with correct padding (6455-4.3-06, GRAMMAR).</summary>
    public static readonly RequirementId Base64Syntax = new("6455-4.3-06");

    /// <summary>An extension is a token followed by semicolon-separated parameters (6455-4.3-07, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionSyntax = new("6455-4.3-07");

    /// <summary>A parameter is a token, optionally with = and a token or quoted string (6455-4.3-08, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionParameterSyntax = new("6455-4.3-08");

    /// <summary>A quoted value has to be a token once unquoted (6455-4.3-09, MUST).</summary>
    public static readonly RequirementId QuotedValueIsToken = new("6455-4.3-09");

    /// <summary>Sec-WebSocket-Protocol in a reply is a single token (6455-4.3-10, GRAMMAR).</summary>
    public static readonly RequirementId ResponseSubprotocolSyntax = new("6455-4.3-10");

    /// <summary>Sec-WebSocket-Version in a reply is a list of version numbers (6455-4.3-11, GRAMMAR).</summary>
    public static readonly RequirementId ResponseVersionsSyntax = new("6455-4.3-11");

    /// <summary>The first version tried is the client's preference, not necessarily its newest (6455-4.4-01, MAY).</summary>
    public static readonly RequirementId ClientPrefersVersion = new("6455-4.4-01");

    /// <summary>A supported version in an otherwise valid handshake is accepted (6455-4.4-02, MUST).</summary>
    public static readonly RequirementId SupportedVersionAccepted = new("6455-4.4-02");

    /// <summary>
    /// An unsupported version is answered with all versions the server is willing to use, in one or more Sec-WebSocket-Version fields
    /// (6455-4.4-03, MUST).
    /// </summary>
    public static readonly RequirementId SupportedVersionsListed = new("6455-4.4-03");

    /// <summary>The client may retry with a version the server advertised (6455-4.4-04, MAY).</summary>
    public static readonly RequirementId ClientMayRetryVersion = new("6455-4.4-04");

    /// <summary>Version lists split over several fields are one list (6455-4.4-05, GRAMMAR).</summary>
    public static readonly RequirementId SplitVersionsAreOneList = new("6455-4.4-05");

    /// <summary>Every frame a client sends, control frames included, is masked (6455-5.1-01, MUST).</summary>
    public static readonly RequirementId ClientFramesMasked = new("6455-5.1-01");

    /// <summary>Masking applies under TLS as well (6455-5.1-02, MUST).</summary>
    public static readonly RequirementId ClientFramesMaskedUnderTls = new("6455-5.1-02");

    /// <summary>An unmasked frame makes the server close the connection (6455-5.1-03, MUST).</summary>
    public static readonly RequirementId UnmaskedFrameClosesConnection = new("6455-5.1-03");

    /// <summary>The server may send Close 1002 before dropping such a client (6455-5.1-04, MAY).</summary>
    public static readonly RequirementId ServerMaySend1002 = new("6455-5.1-04");

    /// <summary>Frames from server to client are never masked (6455-5.1-05, MUST NOT).</summary>
    public static readonly RequirementId ServerFramesNotMasked = new("6455-5.1-05");

    /// <summary>A masked frame makes the client close the connection (6455-5.1-06, MUST).</summary>
    public static readonly RequirementId MaskedFrameClosesConnection = new("6455-5.1-06");

    /// <summary>The client may use 1002 for that (6455-5.1-07, MAY).</summary>
    public static readonly RequirementId ClientMaySend1002 = new("6455-5.1-07");

    /// <summary>Data frames may be sent by either side at any moment between the handshake and its own Close (6455-5.1-08, MAY).</summary>
    public static readonly RequirementId DataFramesAtAnyTime = new("6455-5.1-08");

    /// <summary>Where the frame diagram and the ABNF disagree, the diagram wins (6455-5.2-01, GRAMMAR).</summary>
    public static readonly RequirementId DiagramOverAbnf = new("6455-5.2-01");

    /// <summary>FIN marks the last frame of a message, and a first frame may be the last (6455-5.2-02, MUST).</summary>
    public static readonly RequirementId FinMarksLastFrame = new("6455-5.2-02");

    /// <summary>A sender keeps RSV1-3 at zero unless a negotiated extension gives them meaning (6455-5.2-03, MUST).</summary>
    public static readonly RequirementId SenderKeepsRsvZero = new("6455-5.2-03");

    /// <summary>A set RSV1 without an extension defining it fails the connection (6455-5.2-04, MUST).</summary>
    public static readonly RequirementId ReservedRsv1FailsConnection = new("6455-5.2-04");

    /// <summary>A set RSV2 without an extension defining it fails the connection (6455-5.2-05, MUST).</summary>
    public static readonly RequirementId ReservedRsv2FailsConnection = new("6455-5.2-05");

    /// <summary>A set RSV3 without an extension defining it fails the connection (6455-5.2-06, MUST).</summary>
    public static readonly RequirementId ReservedRsv3FailsConnection = new("6455-5.2-06");

    /// <summary>An undefined opcode fails the connection (6455-5.2-07, MUST).</summary>
    public static readonly RequirementId ReservedOpcodeFailsConnection = new("6455-5.2-07");

    /// <summary>Opcodes 3-7 are reserved for data frames (6455-5.2-08, GRAMMAR).</summary>
    public static readonly RequirementId ReservedDataOpcodes = new("6455-5.2-08");

    /// <summary>Opcodes 11-15 are reserved for control frames (6455-5.2-09, GRAMMAR).</summary>
    public static readonly RequirementId ReservedControlOpcodes = new("6455-5.2-09");

    /// <summary>Opcodes 0, 1, 2, 8, 9, 10 mean continuation, text, binary, close, ping and pong (6455-5.2-10, GRAMMAR).</summary>
    public static readonly RequirementId OpcodeMeanings = new("6455-5.2-10");

    /// <summary>The mask bit announces a 4-byte masking key after the length (6455-5.2-11, GRAMMAR).</summary>
    public static readonly RequirementId MaskBitAnnouncesMaskingKey = new("6455-5.2-11");

    /// <summary>Lengths 0-125 are held in the 7-bit field (6455-5.2-12, GRAMMAR).</summary>
    public static readonly RequirementId LengthIn7Bits = new("6455-5.2-12");

    /// <summary>126 announces a 16-bit unsigned length (6455-5.2-13, GRAMMAR).</summary>
    public static readonly RequirementId LengthIn16Bits = new("6455-5.2-13");

    /// <summary>127 announces a 64-bit unsigned length (6455-5.2-14, GRAMMAR).</summary>
    public static readonly RequirementId LengthIn64Bits = new("6455-5.2-14");

    /// <summary>The most significant bit of a 64-bit length is zero (6455-5.2-15, MUST).</summary>
    public static readonly RequirementId LengthMostSignificantBitZero = new("6455-5.2-15");

    /// <summary>Multi-byte lengths are big-endian (6455-5.2-16, GRAMMAR).</summary>
    public static readonly RequirementId LengthsBigEndian = new("6455-5.2-16");

    /// <summary>A sender uses the shortest length form that fits (6455-5.2-17, MUST).</summary>
    public static readonly RequirementId SenderUsesMinimalLength = new("6455-5.2-17");

    /// <summary>
    /// A longer than necessary length form is not a legal encoding, so a receiver has reason to refuse it (6455-5.2-18, MUST).
    /// </summary>
    public static readonly RequirementId NonMinimalLengthIsIllegal = new("6455-5.2-18");

    /// <summary>The payload length counts extension data plus application data and neither header nor key (6455-5.2-19, GRAMMAR).</summary>
    public static readonly RequirementId LengthCountsPayloadOnly = new("6455-5.2-19");

    /// <summary>The masking key is there if and only if the mask bit is one (6455-5.2-20, GRAMMAR).</summary>
    public static readonly RequirementId MaskingKeyOnlyIfMasked = new("6455-5.2-20");

    /// <summary>An extension specifies how long its extension data is or how to compute it (6455-5.2-21, MUST).</summary>
    public static readonly RequirementId ExtensionDataLengthSpecified = new("6455-5.2-21");

    /// <summary>Use of extension data is agreed during the opening handshake (6455-5.2-22, MUST).</summary>
    public static readonly RequirementId ExtensionDataNegotiated = new("6455-5.2-22");

    /// <summary>Extension data, if any, is part of the announced length (6455-5.2-23, MUST).</summary>
    public static readonly RequirementId ExtensionDataCountsInLength = new("6455-5.2-23");

    /// <summary>Application data may be any byte sequence including none (6455-5.2-24, GRAMMAR).</summary>
    public static readonly RequirementId AnyApplicationData = new("6455-5.2-24");

    /// <summary>Lengths up to 2^63-1 are syntactically legal (6455-5.2-25, GRAMMAR).</summary>
    public static readonly RequirementId LengthUpTo63Bits = new("6455-5.2-25");

    /// <summary>A masked frame has its mask bit set (6455-5.3-01, MUST).</summary>
    public static readonly RequirementId MaskBitSetIfMasked = new("6455-5.3-01");

    /// <summary>The key travels complete inside the frame it belongs to (6455-5.3-02, MUST).</summary>
    public static readonly RequirementId MaskingKeyInsideFrame = new("6455-5.3-02");

    /// <summary>Each frame gets a fresh key out of the 32-bit space (6455-5.3-03, MUST).</summary>
    public static readonly RequirementId FreshMaskingKeyPerFrame = new("6455-5.3-03");

    /// <summary>Keys come from a strong entropy source (6455-5.3-04, MUST).</summary>
    public static readonly RequirementId MaskingKeysFromStrongEntropy = new("6455-5.3-04");

    /// <summary>One frame's key does not make the next one easy to guess (6455-5.3-05, MUST NOT).</summary>
    public static readonly RequirementId MaskingKeysUnpredictable = new("6455-5.3-05");

    /// <summary>Byte i is XORed with key byte i mod 4, both ways (6455-5.3-06, MUST).</summary>
    public static readonly RequirementId MaskingAlgorithm = new("6455-5.3-06");

    /// <summary>The key index restarts at zero in every frame (6455-5.3-07, MUST).</summary>
    public static readonly RequirementId MaskingRestartsPerFrame = new("6455-5.3-07");

    /// <summary>Any 32-bit key value is acceptable to a receiver, zero included (6455-5.3-08, MUST).</summary>
    public static readonly RequirementId AnyMaskingKeyAccepted = new("6455-5.3-08");

    /// <summary>Masking leaves the length unchanged, and the key is not counted in it (6455-5.3-09, GRAMMAR).</summary>
    public static readonly RequirementId MaskingKeepsLength = new("6455-5.3-09");

    /// <summary>Without extensions nobody may rely on particular frame boundaries (lower-case must) (6455-5.4-01, MUST NOT).</summary>
    public static readonly RequirementId NoRelianceOnFrameBoundaries = new("6455-5.4-01");

    /// <summary>Frames may be merged or split in transit if all extensions in use are understood (6455-5.4-02, MAY).</summary>
    public static readonly RequirementId IntermediaryMayReframe = new("6455-5.4-02");

    /// <summary>An unfragmented message is one frame with FIN and a non-zero opcode (6455-5.4-03, GRAMMAR).</summary>
    public static readonly RequirementId UnfragmentedMessage = new("6455-5.4-03");

    /// <summary>
    /// A fragmented message is a FIN=0 start frame, any number of FIN=0 continuations and a FIN=1 continuation (6455-5.4-04, GRAMMAR).
    /// </summary>
    public static readonly RequirementId FragmentedMessage = new("6455-5.4-04");

    /// <summary>A continuation frame with nothing to continue is a protocol error (6455-5.4-05, MUST).</summary>
    public static readonly RequirementId LoneContinuationIsError = new("6455-5.4-05");

    /// <summary>A new data frame inside an unfinished message is a protocol error (6455-5.4-06, MUST).</summary>
    public static readonly RequirementId DataFrameInsideMessageIsError = new("6455-5.4-06");

    /// <summary>The message equals its fragments' payloads joined in order (6455-5.4-07, MUST).</summary>
    public static readonly RequirementId MessageJoinsFragments = new("6455-5.4-07");

    /// <summary>Control frames may be placed between fragments by a sender (6455-5.4-08, MAY).</summary>
    public static readonly RequirementId ControlFramesMayIntervene = new("6455-5.4-08");

    /// <summary>Control frames are never fragmented by a sender (6455-5.4-09, MUST NOT).</summary>
    public static readonly RequirementId SenderNeverFragmentsControl = new("6455-5.4-09");

    /// <summary>A control frame with FIN=0 is a protocol error for the receiver (6455-5.4-10, MUST).</summary>
    public static readonly RequirementId FragmentedControlFrameIsError = new("6455-5.4-10");

    /// <summary>Fragments reach the recipient in sending order (6455-5.4-11, MUST).</summary>
    public static readonly RequirementId FragmentsInOrder = new("6455-5.4-11");

    /// <summary>Fragments of two messages are not interleaved without an extension allowing it (6455-5.4-12, MUST NOT).</summary>
    public static readonly RequirementId MessagesNotInterleaved = new("6455-5.4-12");

    /// <summary>A receiver copes with control frames that show up between two fragments (6455-5.4-13, MUST).</summary>
    public static readonly RequirementId ControlFramesBetweenFragments = new("6455-5.4-13");

    /// <summary>Fragments of a data message may have any size, zero included (6455-5.4-14, MAY).</summary>
    public static readonly RequirementId FragmentsOfAnySize = new("6455-5.4-14");

    /// <summary>Receiving fragmented and unfragmented messages is supported (6455-5.4-15, MUST).</summary>
    public static readonly RequirementId FragmentedAndWholeReceived = new("6455-5.4-15");

    /// <summary>The fragmentation of control frames is left alone (6455-5.4-16, MUST NOT).</summary>
    public static readonly RequirementId IntermediaryKeepsControlFrames = new("6455-5.4-16");

    /// <summary>Messages with reserved bits the intermediary does not understand are not re-fragmented (6455-5.4-17, MUST NOT).</summary>
    public static readonly RequirementId IntermediaryKeepsReservedBits = new("6455-5.4-17");

    /// <summary>With unknown negotiated extensions no message is re-fragmented (6455-5.4-18, MUST NOT).</summary>
    public static readonly RequirementId IntermediaryKeepsUnknownExtensions = new("6455-5.4-18");

    /// <summary>An intermediary that missed the handshake does not re-fragment anything (6455-5.4-19, MUST NOT).</summary>
    public static readonly RequirementId UninformedIntermediaryKeepsFrames = new("6455-5.4-19");

    /// <summary>
    /// All fragments share the type of the first one, which is text, binary or a reserved data opcode (6455-5.4-20, MUST).
    /// </summary>
    public static readonly RequirementId FragmentsShareType = new("6455-5.4-20");

    /// <summary>Without extensions a receiver may hand on parts of a frame before it is complete (6455-5.4-21, MAY).</summary>
    public static readonly RequirementId PartialFrameDelivery = new("6455-5.4-21");

    /// <summary>Opcodes with the top bit set are control frames (6455-5.5-01, GRAMMAR).</summary>
    public static readonly RequirementId ControlOpcodeBit = new("6455-5.5-01");

    /// <summary>Control frames sent carry at most 125 payload bytes (6455-5.5-02, MUST).</summary>
    public static readonly RequirementId SenderKeepsControlWithin125 = new("6455-5.5-02");

    /// <summary>A received control frame announcing more than 125 bytes is a protocol error (6455-5.5-03, MUST).</summary>
    public static readonly RequirementId LongControlFrameIsError = new("6455-5.5-03");

    /// <summary>Control frames are not fragmented (6455-5.5-04, MUST NOT).</summary>
    public static readonly RequirementId ControlFramesUnfragmented = new("6455-5.5-04");

    /// <summary>Control frames may be injected into a fragmented message (6455-5.5-05, MAY).</summary>
    public static readonly RequirementId ControlFramesMayBeInjected = new("6455-5.5-05");

    /// <summary>A Close may have a body (6455-5.5.1-01, MAY).</summary>
    public static readonly RequirementId CloseMayHaveBody = new("6455-5.5.1-01");

    /// <summary>A body sent starts with a 2-byte big-endian status code (6455-5.5.1-02, MUST).</summary>
    public static readonly RequirementId CloseBodyBeginsWithCode = new("6455-5.5.1-02");

    /// <summary>A received Close with a 1-byte body is malformed (6455-5.5.1-03, MUST).</summary>
    public static readonly RequirementId OneOctetCloseBodyMalformed = new("6455-5.5.1-03");

    /// <summary>After the code a UTF-8 reason may follow (6455-5.5.1-04, MAY).</summary>
    public static readonly RequirementId CloseMayHaveReason = new("6455-5.5.1-04");

    /// <summary>A reason that is not UTF-8 fails the connection (6455-5.5.1-05, MUST).</summary>
    public static readonly RequirementId CloseReasonNotUtf8Fails = new("6455-5.5.1-05");

    /// <summary>The reason is not displayed to end users (6455-5.5.1-06, MUST NOT).</summary>
    public static readonly RequirementId CloseReasonNotForUsers = new("6455-5.5.1-06");

    /// <summary>Close frames from the client are masked like all others (lower-case must) (6455-5.5.1-07, MUST).</summary>
    public static readonly RequirementId ClientCloseMasked = new("6455-5.5.1-07");

    /// <summary>After its own Close an application sends no more data frames (6455-5.5.1-08, MUST NOT).</summary>
    public static readonly RequirementId NoDataAfterOwnClose = new("6455-5.5.1-08");

    /// <summary>A received Close is answered with a Close unless one was sent before (6455-5.5.1-09, MUST).</summary>
    public static readonly RequirementId CloseIsAnswered = new("6455-5.5.1-09");

    /// <summary>The answer usually repeats the received status code (6455-5.5.1-10, MAY).</summary>
    public static readonly RequirementId AnswerRepeatsCloseCode = new("6455-5.5.1-10");

    /// <summary>The answer comes as soon as practical (6455-5.5.1-11, SHOULD).</summary>
    public static readonly RequirementId CloseAnsweredPromptly = new("6455-5.5.1-11");

    /// <summary>The answer may wait until the message being sent is finished (6455-5.5.1-12, MAY).</summary>
    public static readonly RequirementId CloseMayAwaitMessageEnd = new("6455-5.5.1-12");

    /// <summary>A peer that has sent Close may stop processing data (6455-5.5.1-13, MAY).</summary>
    public static readonly RequirementId MayIgnoreDataAfterOwnClose = new("6455-5.5.1-13");

    /// <summary>With Close frames exchanged both ways the TCP connection is closed (6455-5.5.1-14, MUST).</summary>
    public static readonly RequirementId TcpClosedAfterBothCloses = new("6455-5.5.1-14");

    /// <summary>The server closes the TCP connection at once in that situation (6455-5.5.1-15, MUST).</summary>
    public static readonly RequirementId ServerClosesTcpImmediately = new("6455-5.5.1-15");

    /// <summary>The client waits for the server to close TCP (6455-5.5.1-16, SHOULD).</summary>
    public static readonly RequirementId ClientAwaitsTcpClose = new("6455-5.5.1-16");

    /// <summary>The client may close once both Close frames were exchanged, for instance after a timeout (6455-5.5.1-17, MAY).</summary>
    public static readonly RequirementId ClientMayCloseAfterBothCloses = new("6455-5.5.1-17");

    /// <summary>
    /// When both Close frames cross, both sides regard the connection as closed and close TCP (lower-case should) (6455-5.5.1-18, SHOULD).
    /// </summary>
    public static readonly RequirementId CrossedClosesEndConnection = new("6455-5.5.1-18");

    /// <summary>The reply to a Close without status never puts 1005 on the wire (6455-5.5.1-19, MUST).</summary>
    public static readonly RequirementId NoCode1005InAnswer = new("6455-5.5.1-19");

    /// <summary>No second Close is sent (6455-5.5.1-20, MUST NOT).</summary>
    public static readonly RequirementId NoSecondClose = new("6455-5.5.1-20");

    /// <summary>A Close arriving inside an unfinished fragmented message is honoured (6455-5.5.1-21, MUST).</summary>
    public static readonly RequirementId CloseInsideFragmentedMessage = new("6455-5.5.1-21");

    /// <summary>A Ping may carry application data (6455-5.5.2-01, MAY).</summary>
    public static readonly RequirementId PingMayCarryData = new("6455-5.5.2-01");

    /// <summary>A Ping is answered by a Pong unless a Close was already received (6455-5.5.2-02, MUST).</summary>
    public static readonly RequirementId PingIsAnswered = new("6455-5.5.2-02");

    /// <summary>The Pong is sent as soon as practical (6455-5.5.2-03, SHOULD).</summary>
    public static readonly RequirementId PongSentPromptly = new("6455-5.5.2-03");

    /// <summary>A Ping may be sent at any time from establishment to closure (6455-5.5.2-04, MAY).</summary>
    public static readonly RequirementId PingAtAnyTime = new("6455-5.5.2-04");

    /// <summary>After a Close has been received the Ping may go unanswered (6455-5.5.2-05, MAY).</summary>
    public static readonly RequirementId PingAfterCloseMayGoUnanswered = new("6455-5.5.2-05");

    /// <summary>The Pong repeats the Ping's payload exactly (lower-case must) (6455-5.5.3-01, MUST).</summary>
    public static readonly RequirementId PongRepeatsApplicationData = new("6455-5.5.3-01");

    /// <summary>With several unanswered Pings only the latest processed one needs a Pong (6455-5.5.3-02, MAY).</summary>
    public static readonly RequirementId OnlyLatestPingNeedsPong = new("6455-5.5.3-02");

    /// <summary>Unsolicited Pongs are allowed and serve as heartbeat (6455-5.5.3-03, MAY).</summary>
    public static readonly RequirementId UnsolicitedPongAllowed = new("6455-5.5.3-03");

    /// <summary>A Pong is not answered (6455-5.5.3-04, MUST NOT).</summary>
    public static readonly RequirementId PongIsNotAnswered = new("6455-5.5.3-04");

    /// <summary>A text message as a whole is valid UTF-8 (6455-5.6-01, MUST).</summary>
    public static readonly RequirementId TextIsUtf8 = new("6455-5.6-01");

    /// <summary>A single text frame may end inside a character (6455-5.6-02, MUST).</summary>
    public static readonly RequirementId FrameMaySplitCharacter = new("6455-5.6-02");

    /// <summary>Invalid UTF-8 in a reassembled message is handled as 8.1 says (6455-5.6-03, MUST).</summary>
    public static readonly RequirementId InvalidTextFailsConnection = new("6455-5.6-03");

    /// <summary>Binary payload is opaque and not validated (6455-5.6-04, MUST).</summary>
    public static readonly RequirementId BinaryIsOpaque = new("6455-5.6-04");

    /// <summary>Opcodes with the top bit clear are data frames (6455-5.6-05, GRAMMAR).</summary>
    public static readonly RequirementId DataOpcodeBit = new("6455-5.6-05");

    /// <summary>Ping and Pong payloads are not subject to the UTF-8 rule (6455-5.6-06, MUST).</summary>
    public static readonly RequirementId PingPongNeedNotBeUtf8 = new("6455-5.6-06");

    /// <summary>Vector: masked single-frame text 81 85 37 fa 21 3d 7f 9f 4d 51 58 is Hello (6455-5.7-01, GRAMMAR).</summary>
    public static readonly RequirementId ExampleMaskedText = new("6455-5.7-01");

    /// <summary>Vector: 01 03 48 65 6c then 80 02 6c 6f is a fragmented Hello (6455-5.7-02, GRAMMAR).</summary>
    public static readonly RequirementId ExampleFragmentedText = new("6455-5.7-02");

    /// <summary>Vector: 89 05 Hello is answered by 8a 85 37 fa 21 3d 7f 9f 4d 51 58 (any key) (6455-5.7-03, GRAMMAR).</summary>
    public static readonly RequirementId ExamplePingAndPong = new("6455-5.7-03");

    /// <summary>Vector: 256 binary bytes use 82 7e 01 00 (6455-5.7-04, GRAMMAR).</summary>
    public static readonly RequirementId ExampleBinary256 = new("6455-5.7-04");

    /// <summary>Vector: 65536 binary bytes use 82 7f and an 8-byte length of 10000 hex (6455-5.7-05, GRAMMAR).</summary>
    public static readonly RequirementId ExampleBinary65536 = new("6455-5.7-05");

    /// <summary>Every extension in use is negotiated in the opening handshake (6455-5.8-01, MUST).</summary>
    public static readonly RequirementId ExtensionsAreNegotiated = new("6455-5.8-01");

    /// <summary>Extensions may use reserved opcodes, RSV bits and extension data (6455-5.8-02, MAY).</summary>
    public static readonly RequirementId ExtensionsMayUseReservedParts = new("6455-5.8-02");

    /// <summary>Sending a message presupposes the OPEN state (6455-6.1-01, MUST).</summary>
    public static readonly RequirementId SendOnlyWhenOpen = new("6455-6.1-01");

    /// <summary>If the state changes during sending, the rest is abandoned (6455-6.1-02, MUST).</summary>
    public static readonly RequirementId SendingAbandonedOnStateChange = new("6455-6.1-02");

    /// <summary>Data is wrapped into frames as 5.2 says (6455-6.1-03, MUST).</summary>
    public static readonly RequirementId DataSentAsFrames = new("6455-6.1-03");

    /// <summary>Large or not yet complete data may be sent as several frames (6455-6.1-04, MAY).</summary>
    public static readonly RequirementId LargeDataMayBeFragmented = new("6455-6.1-04");

    /// <summary>The first frame's opcode states text or binary as the recipient shall interpret it (6455-6.1-05, MUST).</summary>
    public static readonly RequirementId FirstOpcodeStatesType = new("6455-6.1-05");

    /// <summary>The last frame has FIN set (6455-6.1-06, MUST).</summary>
    public static readonly RequirementId LastFrameHasFin = new("6455-6.1-06");

    /// <summary>Client frames are masked (6455-6.1-07, MUST).</summary>
    public static readonly RequirementId ClientMasksWhatItSends = new("6455-6.1-07");

    /// <summary>Negotiated extensions may change how data is sent (6455-6.1-08, MAY).</summary>
    public static readonly RequirementId ExtensionsMayChangeSending = new("6455-6.1-08");

    /// <summary>Frames formed are actually transmitted (6455-6.1-09, MUST).</summary>
    public static readonly RequirementId FramesAreTransmitted = new("6455-6.1-09");

    /// <summary>Incoming bytes are parsed as frames (6455-6.2-01, MUST).</summary>
    public static readonly RequirementId IncomingOctetsParsedAsFrames = new("6455-6.2-01");

    /// <summary>Control frames are treated as 5.5 says (6455-6.2-02, MUST).</summary>
    public static readonly RequirementId ControlFramesHandled = new("6455-6.2-02");

    /// <summary>The type of a message is taken from its first frame (6455-6.2-03, MUST).</summary>
    public static readonly RequirementId TypeFromFirstFrame = new("6455-6.2-03");

    /// <summary>A message is delivered when its last fragment has come, as the joined data (6455-6.2-04, MUST).</summary>
    public static readonly RequirementId MessageDeliveredWhole = new("6455-6.2-04");

    /// <summary>Data frames after a finished message belong to a new one (6455-6.2-05, MUST).</summary>
    public static readonly RequirementId NextFrameBeginsNewMessage = new("6455-6.2-05");

    /// <summary>Extensions may redefine message boundaries and change application data (6455-6.2-06, MAY).</summary>
    public static readonly RequirementId ExtensionsMayChangeReceiving = new("6455-6.2-06");

    /// <summary>The server unmasks client data (6455-6.2-07, MUST).</summary>
    public static readonly RequirementId ServerUnmasks = new("6455-6.2-07");

    /// <summary>TCP, and TLS where used, is closed cleanly, throwing away bytes still arriving (6455-7.1.1-01, SHOULD).</summary>
    public static readonly RequirementId CleanTcpClose = new("6455-7.1.1-01");

    /// <summary>In need, for example under attack, any means of closing is allowed (6455-7.1.1-02, MAY).</summary>
    public static readonly RequirementId AnyMeansOfClosing = new("6455-7.1.1-02");

    /// <summary>Normally the server is first to close TCP so that it holds TIME_WAIT (6455-7.1.1-03, SHOULD).</summary>
    public static readonly RequirementId ServerClosesTcpFirst = new("6455-7.1.1-03");

    /// <summary>If the server does not close in reasonable time the client may (6455-7.1.1-04, MAY).</summary>
    public static readonly RequirementId ClientMayCloseAfterWaiting = new("6455-7.1.1-04");

    /// <summary>Told to close, the server starts the TCP close at once (6455-7.1.1-05, SHOULD).</summary>
    public static readonly RequirementId ServerStartsTcpCloseAtOnce = new("6455-7.1.1-05");

    /// <summary>Told to close, the client waits for the server's TCP close (6455-7.1.1-06, SHOULD).</summary>
    public static readonly RequirementId ClientWaitsForTcpClose = new("6455-7.1.1-06");

    /// <summary>Starting the closing handshake means sending a Close with the given code and reason (6455-7.1.2-01, MUST).</summary>
    public static readonly RequirementId ClosingHandshakeSendsClose = new("6455-7.1.2-01");

    /// <summary>After Close was sent and received the connection is closed (6455-7.1.2-02, SHOULD).</summary>
    public static readonly RequirementId ClosedAfterClosingHandshake = new("6455-7.1.2-02");

    /// <summary>Sending or receiving a Close puts the connection into CLOSING (6455-7.1.3-01, MUST).</summary>
    public static readonly RequirementId CloseEntersClosingState = new("6455-7.1.3-01");

    /// <summary>The end of TCP means CLOSED, and clean only if the closing handshake had finished before (6455-7.1.4-01, MUST).</summary>
    public static readonly RequirementId TcpEndMeansClosed = new("6455-7.1.4-01");

    /// <summary>The reported close code is that of the first Close received (6455-7.1.5-01, MUST).</summary>
    public static readonly RequirementId ReportedCodeFromFirstClose = new("6455-7.1.5-01");

    /// <summary>A Close without status is reported as 1005 (6455-7.1.5-02, MUST).</summary>
    public static readonly RequirementId MissingCodeReportedAs1005 = new("6455-7.1.5-02");

    /// <summary>No Close at all is reported as 1006 (6455-7.1.5-03, MUST).</summary>
    public static readonly RequirementId MissingCloseReportedAs1006 = new("6455-7.1.5-03");

    /// <summary>Once Close frames have been sent and received none follows (6455-7.1.5-04, MUST NOT).</summary>
    public static readonly RequirementId NoCloseAfterBothCloses = new("6455-7.1.5-04");

    /// <summary>The reported reason is the data behind the code in the first Close, or empty (6455-7.1.6-01, MUST).</summary>
    public static readonly RequirementId ReportedReasonFromFirstClose = new("6455-7.1.6-01");

    /// <summary>Failing means closing the connection; telling the user is optional (6455-7.1.7-01, MUST).</summary>
    public static readonly RequirementId ClientFailsByClosing = new("6455-7.1.7-01");

    /// <summary>Failing means closing the connection (6455-7.1.7-02, MUST).</summary>
    public static readonly RequirementId ServerFailsByClosing = new("6455-7.1.7-02");

    /// <summary>The server logs the problem (6455-7.1.7-03, SHOULD).</summary>
    public static readonly RequirementId ServerLogsProblem = new("6455-7.1.7-03");

    /// <summary>On an established connection a Close with a fitting code precedes the TCP close (6455-7.1.7-04, SHOULD).</summary>
    public static readonly RequirementId CloseBeforeTcpClose = new("6455-7.1.7-04");

    /// <summary>The Close may be left out if the peer is unlikely to process it (6455-7.1.7-05, MAY).</summary>
    public static readonly RequirementId CloseMayBeLeftOut = new("6455-7.1.7-05");

    /// <summary>After failing, nothing more from the peer is processed, not even its Close (6455-7.1.7-06, MUST NOT).</summary>
    public static readonly RequirementId NothingProcessedAfterFailing = new("6455-7.1.7-06");

    /// <summary>The client may report the failure to the user or developer (6455-7.1.7-08, MAY).</summary>
    public static readonly RequirementId ClientMayReportFailure = new("6455-7.1.7-08");

    /// <summary>Apart from these cases the client does not close on its own (6455-7.1.7-07, SHOULD NOT).</summary>
    public static readonly RequirementId ClientClosesOnlyOnFailure = new("6455-7.1.7-07");

    /// <summary>Where a handshake step says so, the client performs the failure procedure (6455-7.2.1-01, MUST).</summary>
    public static readonly RequirementId ClientFailsWhereStepsSay = new("6455-7.2.1-01");

    /// <summary>Unexpected loss of the transport fails the connection (6455-7.2.1-02, MUST).</summary>
    public static readonly RequirementId LostTransportFailsConnection = new("6455-7.2.1-02");

    /// <summary>Otherwise clients do not close (6455-7.2.1-03, SHOULD NOT).</summary>
    public static readonly RequirementId ClientClosesForNothingElse = new("6455-7.2.1-03");

    /// <summary>Aborting during the opening handshake is done by just closing the connection (6455-7.2.2-01, MUST).</summary>
    public static readonly RequirementId ServerAbortsByClosing = new("6455-7.2.2-01");

    /// <summary>Reconnecting after abnormal closure uses back-off (6455-7.2.3-01, SHOULD).</summary>
    public static readonly RequirementId ReconnectWithBackOff = new("6455-7.2.3-01");

    /// <summary>The first retry waits a random time (6455-7.2.3-02, SHOULD).</summary>
    public static readonly RequirementId FirstRetryRandomlyDelayed = new("6455-7.2.3-02");

    /// <summary>The interval (0-5 s suggested) is the client's choice (6455-7.2.3-03, MAY).</summary>
    public static readonly RequirementId FirstRetryInterval = new("6455-7.2.3-03");

    /// <summary>Later retries wait longer and longer (6455-7.2.3-04, SHOULD).</summary>
    public static readonly RequirementId LaterRetriesWaitLonger = new("6455-7.2.3-04");

    /// <summary>The server may close whenever it likes (6455-7.3-01, MAY).</summary>
    public static readonly RequirementId ServerMayCloseAnytime = new("6455-7.3-01");

    /// <summary>Clients do not close arbitrarily (6455-7.3-02, SHOULD NOT).</summary>
    public static readonly RequirementId ClientDoesNotCloseArbitrarily = new("6455-7.3-02");

    /// <summary>A normal closure begins with the closing handshake (6455-7.3-03, MUST).</summary>
    public static readonly RequirementId NormalClosureBeginsWithHandshake = new("6455-7.3-03");

    /// <summary>A Close may state a reason; code and text are optional (6455-7.4-01, MAY).</summary>
    public static readonly RequirementId CloseMayStateReason = new("6455-7.4-01");

    /// <summary>How an endpoint reacts to a given code is not defined (6455-7.4-02, MAY).</summary>
    public static readonly RequirementId ReactionToCodeUndefined = new("6455-7.4-02");

    /// <summary>The predefined codes may be used when sending Close (6455-7.4.1-01, MAY).</summary>
    public static readonly RequirementId PredefinedCodesMayBeUsed = new("6455-7.4.1-01");

    /// <summary>1000 stands for normal closure (6455-7.4.1-02, GRAMMAR).</summary>
    public static readonly RequirementId Code1000NormalClosure = new("6455-7.4.1-02");

    /// <summary>1001 stands for going away (6455-7.4.1-03, GRAMMAR).</summary>
    public static readonly RequirementId Code1001GoingAway = new("6455-7.4.1-03");

    /// <summary>1002 stands for protocol error (6455-7.4.1-04, GRAMMAR).</summary>
    public static readonly RequirementId Code1002ProtocolError = new("6455-7.4.1-04");

    /// <summary>1003 may be used when the data type is not acceptable, e.g. binary to a text-only endpoint (6455-7.4.1-05, MAY).</summary>
    public static readonly RequirementId Code1003UnacceptableData = new("6455-7.4.1-05");

    /// <summary>1004 is reserved without meaning (6455-7.4.1-06, MUST NOT).</summary>
    public static readonly RequirementId Code1004Reserved = new("6455-7.4.1-06");

    /// <summary>1005 is never put into a Close frame (6455-7.4.1-07, MUST NOT).</summary>
    public static readonly RequirementId Code1005NeverSent = new("6455-7.4.1-07");

    /// <summary>1006 is never put into a Close frame (6455-7.4.1-08, MUST NOT).</summary>
    public static readonly RequirementId Code1006NeverSent = new("6455-7.4.1-08");

    /// <summary>1007 stands for payload inconsistent with the message type, such as bad UTF-8 (6455-7.4.1-09, GRAMMAR).</summary>
    public static readonly RequirementId Code1007InvalidPayload = new("6455-7.4.1-09");

    /// <summary>1008 stands for policy violation in general (6455-7.4.1-10, GRAMMAR).</summary>
    public static readonly RequirementId Code1008PolicyViolation = new("6455-7.4.1-10");

    /// <summary>1009 stands for a message too big to process (6455-7.4.1-11, GRAMMAR).</summary>
    public static readonly RequirementId Code1009MessageTooBig = new("6455-7.4.1-11");

    /// <summary>1010 is for clients missing an extension they need; servers do not use it (6455-7.4.1-12, GRAMMAR).</summary>
    public static readonly RequirementId Code1010MissingExtension = new("6455-7.4.1-12");

    /// <summary>A 1010 Close lists the missing extensions in the reason (6455-7.4.1-13, SHOULD).</summary>
    public static readonly RequirementId Code1010ListsExtensions = new("6455-7.4.1-13");

    /// <summary>1011 stands for an unexpected condition at the server (6455-7.4.1-14, GRAMMAR).</summary>
    public static readonly RequirementId Code1011UnexpectedCondition = new("6455-7.4.1-14");

    /// <summary>1015 is never put into a Close frame (6455-7.4.1-15, MUST NOT).</summary>
    public static readonly RequirementId Code1015NeverSent = new("6455-7.4.1-15");

    /// <summary>Codes 0-999 are not used (6455-7.4.2-01, GRAMMAR).</summary>
    public static readonly RequirementId CodesBelow1000Unused = new("6455-7.4.2-01");

    /// <summary>1000-2999 belong to the protocol, its revisions and public extensions (6455-7.4.2-02, GRAMMAR).</summary>
    public static readonly RequirementId Codes1000To2999Protocol = new("6455-7.4.2-02");

    /// <summary>3000-3999 are for libraries and frameworks, registered with IANA (6455-7.4.2-03, GRAMMAR).</summary>
    public static readonly RequirementId Codes3000To3999Registered = new("6455-7.4.2-03");

    /// <summary>4000-4999 are for private use (6455-7.4.2-04, GRAMMAR).</summary>
    public static readonly RequirementId Codes4000To4999Private = new("6455-7.4.2-04");

    /// <summary>Codes of 5000 and above are outside every range (6455-7.4.2-05, GRAMMAR).</summary>
    public static readonly RequirementId CodesFrom5000OutOfRange = new("6455-7.4.2-05");

    /// <summary>Bytes that are to be read as UTF-8 but are not valid UTF-8 fail the connection (6455-8.1-01, MUST).</summary>
    public static readonly RequirementId InvalidUtf8FailsConnection = new("6455-8.1-01");

    /// <summary>An incomplete character at the end of a text message is invalid (6455-8.1-02, MUST).</summary>
    public static readonly RequirementId IncompleteUtf8IsInvalid = new("6455-8.1-02");

    /// <summary>The rule covers the opening handshake too (6455-8.1-03, MUST).</summary>
    public static readonly RequirementId Utf8RuleCoversHandshake = new("6455-8.1-03");

    /// <summary>The rule covers the Close reason (6455-8.1-04, MUST).</summary>
    public static readonly RequirementId Utf8RuleCoversCloseReason = new("6455-8.1-04");

    /// <summary>A client may ask for extensions (6455-9-01, MAY).</summary>
    public static readonly RequirementId ClientMayRequestExtensions = new("6455-9-01");

    /// <summary>A server may accept all, some or none of the offered extensions (6455-9-02, MAY).</summary>
    public static readonly RequirementId ServerMayDeclineExtensions = new("6455-9-02");

    /// <summary>The server never answers with an extension that was not asked for (6455-9-03, MUST NOT).</summary>
    public static readonly RequirementId NoUnrequestedExtension = new("6455-9-03");

    /// <summary>Extension parameters are chosen as the extension's own specification says (6455-9-04, MUST).</summary>
    public static readonly RequirementId ParametersAsExtensionSpecifies = new("6455-9-04");

    /// <summary>
    /// Sec-WebSocket-Extensions obeys the usual HTTP header rules (case of name, whitespace, list syntax) (6455-9.1-01, MUST).
    /// </summary>
    public static readonly RequirementId ExtensionsFollowHttpRules = new("6455-9.1-01");

    /// <summary>A value that breaks the grammar makes the recipient fail the connection at once (6455-9.1-02, MUST).</summary>
    public static readonly RequirementId MalformedExtensionsFail = new("6455-9.1-02");

    /// <summary>The value is 1#extension, extension = token *( ";" parameter ) (6455-9.1-03, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionsFieldGrammar = new("6455-9.1-03");

    /// <summary>A quoted parameter value conforms to token after unquoting (6455-9.1-04, MUST).</summary>
    public static readonly RequirementId QuotedParameterIsToken = new("6455-9.1-04");

    /// <summary>The header may be split over several lines or combined without change of meaning (6455-9.1-05, MAY).</summary>
    public static readonly RequirementId ExtensionsMaySpanLines = new("6455-9.1-05");

    /// <summary>Extension names used are registered ones (6455-9.1-06, MUST).</summary>
    public static readonly RequirementId ExtensionNamesRegistered = new("6455-9.1-06");

    /// <summary>Parameters used are defined for the extension they belong to (6455-9.1-07, MUST).</summary>
    public static readonly RequirementId ParametersDefinedForExtension = new("6455-9.1-07");

    /// <summary>Offering is not using: the extension stays off unless the server confirms it (6455-9.1-08, MUST NOT).</summary>
    public static readonly RequirementId OfferIsNotUse = new("6455-9.1-08");

    /// <summary>Order matters; without other definition the client's order is its preference (6455-9.1-09, GRAMMAR).</summary>
    public static readonly RequirementId ExtensionOrderIsPreference = new("6455-9.1-09");

    /// <summary>Interactions between extensions may be defined in their documents (6455-9.1-10, MAY).</summary>
    public static readonly RequirementId ExtensionInteractionsMayBeDefined = new("6455-9.1-10");

    /// <summary>The server's list is what is in use, applied to outgoing data in listed order (6455-9.1-11, MUST).</summary>
    public static readonly RequirementId ExtensionsAppliedInOrder = new("6455-9.1-11");

    /// <summary>Acceptance is expressed by listing one or more of the requested extensions (6455-9.1-12, MUST).</summary>
    public static readonly RequirementId AcceptanceListsExtensions = new("6455-9.1-12");

    /// <summary>Extensions specified elsewhere may be used (6455-9.2-01, MAY).</summary>
    public static readonly RequirementId ExtensionsSpecifiedElsewhere = new("6455-9.2-01");

    /// <summary>
    /// Servers reckon with being accessed by non-browser hosts in unexpected ways and with forged origins (lower-case must) (6455-10.1-01,
    /// MUST).
    /// </summary>
    public static readonly RequirementId NonBrowserClientsExpected = new("6455-10.1-01");

    /// <summary>Input is not trusted to be valid (lower-case should) (6455-10.1-02, SHOULD NOT).</summary>
    public static readonly RequirementId InputNotTrusted = new("6455-10.1-02");

    /// <summary>A server meant for certain sites only checks that Origin is one it expects (6455-10.2-01, SHOULD).</summary>
    public static readonly RequirementId OriginChecked = new("6455-10.2-01");

    /// <summary>An unacceptable origin is answered with 403 (6455-10.2-02, SHOULD).</summary>
    public static readonly RequirementId UnacceptableOriginGets403 = new("6455-10.2-02");

    /// <summary>The key of every frame is new and unpredictable for the application supplying data (6455-10.3-01, MUST).</summary>
    public static readonly RequirementId MaskingKeyUnknownToApplication = new("6455-10.3-01");

    /// <summary>
    /// Once a frame's transmission has begun the application cannot alter its payload (lower-case must) (6455-10.3-02, MUST NOT).
    /// </summary>
    public static readonly RequirementId PayloadFixedOnceSending = new("6455-10.3-02");

    /// <summary>Changed or additional data goes into a new frame with a new key (lower-case must) (6455-10.3-03, MUST).</summary>
    public static readonly RequirementId NewDataInNewFrame = new("6455-10.3-03");

    /// <summary>
    /// Implementations with size limits protect themselves against frames or messages exceeding them (6455-10.4-01, MUST).
    /// </summary>
    public static readonly RequirementId SizeLimitsProtect = new("6455-10.4-01");

    /// <summary>A limit on frame size and on reassembled message size is imposed (6455-10.4-02, SHOULD).</summary>
    public static readonly RequirementId SizeLimitsImposed = new("6455-10.4-02");

    /// <summary>Any HTTP client authentication may be used (6455-10.5-01, MAY).</summary>
    public static readonly RequirementId AnyHttpAuthentication = new("6455-10.5-01");

    /// <summary>Implementations support TLS (6455-10.6-01, MUST).</summary>
    public static readonly RequirementId TlsSupported = new("6455-10.6-01");

    /// <summary>TLS is used towards peers (6455-10.6-02, SHOULD).</summary>
    public static readonly RequirementId TlsUsed = new("6455-10.6-02");

    /// <summary>Only strong algorithms are used (lower-case should) (6455-10.6-03, SHOULD).</summary>
    public static readonly RequirementId StrongTlsAlgorithms = new("6455-10.6-03");

    /// <summary>Incoming data is always validated on both sides (6455-10.7-01, MUST).</summary>
    public static readonly RequirementId IncomingDataValidated = new("6455-10.7-01");

    /// <summary>
    /// Data not understood or judged unsafe, or a handshake with unexpected values, allows dropping TCP (6455-10.7-02, MAY).
    /// </summary>
    public static readonly RequirementId UnsafeDataMayDropTcp = new("6455-10.7-02");

    /// <summary>On an open connection a Close with a fitting code precedes the drop (6455-10.7-03, SHOULD).</summary>
    public static readonly RequirementId CloseBeforeDrop = new("6455-10.7-03");

    /// <summary>Invalid data during the handshake is answered with a fitting HTTP status (6455-10.7-04, SHOULD).</summary>
    public static readonly RequirementId InvalidHandshakeGetsFittingStatus = new("6455-10.7-04");

    /// <summary>The length, not the content, decides where a frame ends (lower-case should) (6455-10.7-05, SHOULD).</summary>
    public static readonly RequirementId LengthDecidesFrameEnd = new("6455-10.7-05");

    /// <summary>The registration writes ws URIs with authority, path-abempty and query (6455-11.1.1-01, GRAMMAR).</summary>
    public static readonly RequirementId WsUriRegistration = new("6455-11.1.1-01");

    /// <summary>Non-ASCII host characters are converted as RFC 3987 (IDNA) says (6455-11.1.1-02, MUST).</summary>
    public static readonly RequirementId HostConvertedByIdna = new("6455-11.1.1-02");

    /// <summary>Other non-ASCII characters become UTF-8 and then percent-encoded (6455-11.1.1-03, MUST).</summary>
    public static readonly RequirementId UriPercentEncodedUtf8 = new("6455-11.1.1-03");

    /// <summary>Use of the scheme requires HTTP/1.1 or higher (6455-11.1.1-04, MUST).</summary>
    public static readonly RequirementId SchemeRequiresHttp11 = new("6455-11.1.1-04");

    /// <summary>The only thing the scheme does is open a WebSocket connection (6455-11.1.1-05, MUST).</summary>
    public static readonly RequirementId SchemeOnlyOpensWebSocket = new("6455-11.1.1-05");

    /// <summary>wss URIs have the same form and mean TLS protection including endpoint authentication (6455-11.1.2-01, GRAMMAR).</summary>
    public static readonly RequirementId WssUriRegistration = new("6455-11.1.2-01");

    /// <summary>The host and component encoding duties hold for wss as well (6455-11.1.2-02, MUST).</summary>
    public static readonly RequirementId WssComponentsEncoded = new("6455-11.1.2-02");

    /// <summary>The registered upgrade token is spelt WebSocket (6455-11.2-01, GRAMMAR).</summary>
    public static readonly RequirementId UpgradeTokenSpelling = new("6455-11.2-01");

    /// <summary>Sec-WebSocket-Key occurs at most once per request (6455-11.3.1-01, MUST NOT).</summary>
    public static readonly RequirementId KeyAtMostOnce = new("6455-11.3.1-01");

    /// <summary>Sec-WebSocket-Extensions may occur several times in a request, equal to one joined list (6455-11.3.2-01, MAY).</summary>
    public static readonly RequirementId RequestExtensionsMayRepeat = new("6455-11.3.2-01");

    /// <summary>Original text: in a response Sec-WebSocket-Extensions occurs at most once (6455-11.3.2-02, MUST NOT).</summary>
    public static readonly RequirementId ResponseExtensionsAtMostOnce = new("6455-11.3.2-02");

    /// <summary>Sec-WebSocket-Accept occurs at most once per response (6455-11.3.3-01, MUST NOT).</summary>
    public static readonly RequirementId AcceptAtMostOnce = new("6455-11.3.3-01");

    /// <summary>Sec-WebSocket-Protocol may occur several times in a request, equal to one joined list (6455-11.3.4-01, MAY).</summary>
    public static readonly RequirementId RequestSubprotocolsMayRepeat = new("6455-11.3.4-01");

    /// <summary>Sec-WebSocket-Protocol occurs at most once per response (6455-11.3.4-02, MUST NOT).</summary>
    public static readonly RequirementId ResponseSubprotocolAtMostOnce = new("6455-11.3.4-02");

    /// <summary>Sec-WebSocket-Version may occur several times in a response (6455-11.3.5-01, MAY).</summary>
    public static readonly RequirementId ResponseVersionsMayRepeat = new("6455-11.3.5-01");

    /// <summary>Sec-WebSocket-Version occurs at most once per request (6455-11.3.5-02, MUST NOT).</summary>
    public static readonly RequirementId RequestVersionAtMostOnce = new("6455-11.3.5-02");

    /// <summary>The field is sent by servers on a handshake error caused by an unknown version (6455-11.3.5-03, MUST).</summary>
    public static readonly RequirementId VersionsSentOnUnknownVersion = new("6455-11.3.5-03");

    /// <summary>Registered extension names satisfy the extension-token grammar (6455-11.4-01, MUST).</summary>
    public static readonly RequirementId RegisteredExtensionNames = new("6455-11.4-01");

    /// <summary>Registered subprotocol names are tokens (6455-11.5-01, MUST).</summary>
    public static readonly RequirementId RegisteredSubprotocolNames = new("6455-11.5-01");

    /// <summary>Version numbers lie between 0 and 255 (6455-11.6-01, MUST).</summary>
    public static readonly RequirementId RegisteredVersionNumbers = new("6455-11.6-01");

    /// <summary>Status codes are integers from 1000 to 4999, each with one meaning (6455-11.7-01, GRAMMAR).</summary>
    public static readonly RequirementId RegisteredStatusCodes = new("6455-11.7-01");

    /// <summary>1000-2999 need a stable reference, 3000-3999 should have one (6455-11.7-02, MUST).</summary>
    public static readonly RequirementId StatusCodeReferences = new("6455-11.7-02");

    /// <summary>Opcodes are 0-15 and assigned by Standards Action (6455-11.8-01, MUST).</summary>
    public static readonly RequirementId RegisteredOpcodes = new("6455-11.8-01");

    /// <summary>RSV1-3 are assigned by Standards Action (6455-11.9-01, MUST).</summary>
    public static readonly RequirementId RegisteredReservedBits = new("6455-11.9-01");

    /// <summary>
    /// A specification building on this one supplies host, port, resource name, secure flag, origin and optionally a protocol (6455-12-01,
    /// MUST).
    /// </summary>
    public static readonly RequirementId SpecificationSuppliesParameters = new("6455-12-01");

    /// <summary>Parsing a URI that does not denote a WebSocket fails (6455-12-02, MUST).</summary>
    public static readonly RequirementId SpecificationRefusesOtherUris = new("6455-12-02");

    /// <summary>
    /// Such a specification handles incoming messages and the closed event, and sends by the procedure of 6.1 (6455-12-03, MUST).
    /// </summary>
    public static readonly RequirementId SpecificationHandlesEvents = new("6455-12-03");

    /// <summary>
    /// Erratum 3150 (verified): the sample key ends in EA==, since base64 pad bits are zero; a correct key's last letter is A, Q, g or w
    /// (6455-E3150-01, GRAMMAR).
    /// </summary>
    public static readonly RequirementId Erratum3150KeyPadBits = new("6455-E3150-01");

    /// <summary>
    /// Erratum 3433 (verified): Sec-WebSocket-Extensions may be repeated in a response, equal to one joined list (6455-E3433-01, MAY).
    /// </summary>
    public static readonly RequirementId Erratum3433ExtensionsMayRepeat = new("6455-E3433-01");

    /// <summary>Erratum 3473 (verified, editorial): no change of behaviour (6455-E3473-01, GRAMMAR).</summary>
    public static readonly RequirementId Erratum3473Editorial = new("6455-E3473-01");

    /// <summary>Erratum 5498 (held): the token should be registered as lower-case websocket (6455-E5498-01, GRAMMAR).</summary>
    public static readonly RequirementId Erratum5498LowerCaseToken = new("6455-E5498-01");

    /// <summary>Erratum 5453 (rejected): the Upgrade value is not to be compared case-sensitively (6455-E5453-01, GRAMMAR).</summary>
    public static readonly RequirementId Erratum5453UpgradeCase = new("6455-E5453-01");

    /// <summary>
    /// Erratum 4398 (held): browsers also fail a non-secure connection from a context that restricts mixed content (6455-E4398-01, MUST).
    /// </summary>
    public static readonly RequirementId Erratum4398MixedContent = new("6455-E4398-01");

    /// <summary>Erratum 6997 (reported): would lift the token restriction on quoted parameter values (6455-E6997-01, MAY).</summary>
    public static readonly RequirementId Erratum6997QuotedValues = new("6455-E6997-01");

    /// <summary>Erratum 7262 (reported): asks whether the Close reason must be UTF-8 (6455-E7262-01, MAY).</summary>
    public static readonly RequirementId Erratum7262CloseReason = new("6455-E7262-01");

    /// <summary>Erratum 3227 (as cited by third parties): 1011 may be used by either endpoint (6455-E3227-01, MAY).</summary>
    public static readonly RequirementId Erratum3227Code1011ByEither = new("6455-E3227-01");
}
