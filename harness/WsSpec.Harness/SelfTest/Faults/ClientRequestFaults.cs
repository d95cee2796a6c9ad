using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Misbehaving.FaultPhrases;

namespace WsSpec.Harness.SelfTest.Faults;

/// <summary>
/// Mistakes in the client's half of the opening handshake, its key and its offers apart (sections 4.1 and 4.3; RFC 9112).
/// </summary>
internal static class ClientRequestFaults
{
    private const string NothingEarly = "server-handshake/nothing-is-sent-before-reply/1-second";

    public static IEnumerable<Fault> All =>
        Only(Roles.Client, [.. RequestLine, .. Form, .. Host, .. UpgradeAndConnection, .. Version, .. Subprotocols, .. Early]);

    private static IEnumerable<Fault> RequestLine =>
    [
        Line("asks-with-post", "The method is POST.", "POST / HTTP/1.1"),
        Line("asks-with-connect", "The method is CONNECT.", "CONNECT / HTTP/1.1"),
        Line("asks-with-get-in-lower-case", "The method is get in lower case.", "get / HTTP/1.1"),
        Line("asks-in-http-1.0", "The request is of HTTP/1.0.", "GET / HTTP/1.0"),
        Line("asks-in-http-2", "The request line says HTTP/2.0.", "GET / HTTP/2.0"),
        Line("asks-in-http-of-lower-case", "The request line says http/1.1.", "GET / http/1.1"),
        Line("asks-without-http-version", "The request line has no version of HTTP.", "GET /"),
        Line("asks-without-target", "The request target is empty.", "GET  HTTP/1.1"),
        Line("asks-for-asterisk", "The request target is an asterisk.", "GET * HTTP/1.1"),
        Line("asks-for-query-alone", "The request target has a query and no path.", "GET ?a=b HTTP/1.1"),
        Line("asks-for-ws-url", "The request target is the ws URL.", "GET ws://reference.test/ HTTP/1.1"),
        Line("asks-with-fragment", "The request target keeps its fragment.", "GET /#top HTTP/1.1"),
        Line("asks-with-raw-utf8", "The request target has a letter in UTF-8 that is not escaped.", "GET /\u00C3\u00BC HTTP/1.1"),
        Line("asks-with-blank-in-target", "The request target has a blank.", "GET /a b HTTP/1.1"),
        Line("asks-with-two-blanks", "Two blanks follow the method.", "GET  / HTTP/1.1"),
        Line("asks-with-tabs", "The parts of the request line are separated by tabs.", "GET\t/\tHTTP/1.1"),
        Line("asks-with-blank-at-end", "A blank ends the request line.", "GET / HTTP/1.1 "),
    ];

    private static IEnumerable<Fault> Form =>
    [
        Malformed("asks-in-line-feeds", "The lines of the request end in LF alone.", right => right.Replace(
            "\r\n", "\n", StringComparison.Ordinal)),
        Malformed("asks-with-bare-carriage-return", "A CR without LF stands in a field.", right => HeadText.Plus(right, "X-Note: a\rb")),
        Malformed("asks-with-folded-line", "A field goes on in a folded line.", right => HeadText.Plus(right, "X-Note: a\r\n b")),
        Malformed("asks-with-blank-before-colon", "A blank stands before a colon.", right => HeadText.Plus(right, "X-Note : a")),
        Malformed("asks-with-blank-in-field-name", "A field name has a blank.", right => HeadText.Plus(right, "X Note: a")),
        Malformed("asks-with-nameless-field", "A field has no name.", right => HeadText.Plus(right, ": a")),
        Malformed("asks-with-line-that-is-no-field", "A line of the request has no colon.", right => HeadText.Plus(right, "no field")),
        Malformed("asks-with-nul", "A field has the octet 0.", right => HeadText.Plus(right, "X-Note: a\0b")),
        Malformed("asks-with-escape", "A field has the octet 0x1B.", right => HeadText.Plus(right, "X-Note: a\u001Bb")),
        Malformed("asks-behind-empty-line", "An empty line comes before the request.", right => "\r\n" + right),
        Malformed("asks-with-body-length", "The request announces a body.", right => HeadText.Plus(right, "Content-Length: 5")),
        Malformed("asks-with-chunks", "The request announces chunks.", right => HeadText.Plus(right, "Transfer-Encoding: chunked")),
    ];

    private static IEnumerable<Fault> Host =>
    [
        Field("host-missing", "The request has no Host.", FieldNames.Host, "request-names-host", _ => null),
        Field("host-empty", "Host is empty.", FieldNames.Host, "request-names-host", _ => ""),
        Field("host-with-colon-alone", "Host ends with the colon before a port.", FieldNames.Host, "request-names-host", host =>
            host + ":"),
        Field("host-of-another", "Host is another one than that of the URL.", FieldNames.Host, "request-names-host", _ => "localhost:9001"),
        Field("host-without-port", "Host lacks the port of the URL.", FieldNames.Host, "request-names-host", host => host.Split(':')[0]),
        Field("host-with-default-port", "Host has port 80 whatever the URL says.", FieldNames.Host, "request-names-host", host =>
            host.Split(':')[0] + ":80"),
        Field("host-with-user", "Host has a user before it.", FieldNames.Host, "request-names-host", host => "user@" + host),
        Field("host-with-path", "Host has the path behind it.", FieldNames.Host, "request-names-host", host => host + "/"),
        Field("host-with-scheme", "Host is the URL.", FieldNames.Host, "request-names-host", host => $"ws://{host}/"),
        Twice("host-twice", "The request has two Host fields.", FieldNames.Host, "request-names-host"),
    ];

    private static IEnumerable<Fault> UpgradeAndConnection =>
    [
        Field("upgrade-missing", "The request has no Upgrade.", FieldNames.Upgrade, "request-upgrades-to-websocket", _ => null),
        Field("upgrade-to-h2c", "Upgrade is h2c.", FieldNames.Upgrade, "request-upgrades-to-websocket", _ => "h2c"),
        Field("upgrade-with-version", "Upgrade is websocket/13.", FieldNames.Upgrade, "request-upgrades-to-websocket", _ => "websocket/13"),
        Field("upgrade-hyphenated", "Upgrade is web-socket.", FieldNames.Upgrade, "request-upgrades-to-websocket", _ => "web-socket"),
        Field("upgrade-quoted", "Upgrade is websocket in quotation marks.", FieldNames.Upgrade, "request-upgrades-to-websocket", value =>
            $"\"{value}\""),
        Field("connection-missing", "The request has no Connection.", FieldNames.Connection, "request-connection-has-upgrade", _ => null),
        Field("connection-keep-alive", "Connection is keep-alive.", FieldNames.Connection, "request-connection-has-upgrade", _ =>
            "keep-alive"),
        Field("connection-upgraded", "Connection is Upgraded.", FieldNames.Connection, "request-connection-has-upgrade", value =>
            value + "d"),
        Field("connection-without-commas", "The options of Connection have no comma between them.", FieldNames.Connection,
            "request-connection-has-upgrade", value => "keep-alive " + value),
    ];

    private static IEnumerable<Fault> Version =>
    [
        Field("version-missing", "The request has no Sec-WebSocket-Version.", FieldNames.Version, "request-has-version-13", _ => null),
        Field("version-empty", "Sec-WebSocket-Version is empty.", FieldNames.Version, "request-has-version-13", _ => ""),
        Twice("version-twice", "The request has two Sec-WebSocket-Version fields.", FieldNames.Version, "request-has-version-13"),
        .. from version in (string[])["8", "12", "14", "013", "+13", "13.0", "0xd", "13, 8"]
           select Field(
               $"version-{version.Replace(", ", "-and-", StringComparison.Ordinal).Replace("+", "plus-", StringComparison.Ordinal)}",
               $"Sec-WebSocket-Version is {version}.",
               FieldNames.Version,
               "request-has-version-13",
               _ => version),
    ];

    private static IEnumerable<Fault> Subprotocols =>
    [
        Offering("subprotocol-offer-empty", "The list of subprotocols is empty.", ""),
        Offering("subprotocol-offer-with-blank", "An offered subprotocol has a blank.", "chat room"),
        Offering("subprotocol-offer-quoted", "An offered subprotocol is in quotation marks.", "\"chat\""),
        Offering("subprotocol-offer-with-slash", "An offered subprotocol has a separator of HTTP.", "chat/1"),
        Offering("subprotocol-offer-beyond-ascii", "An offered subprotocol is in UTF-8.", "ch\u00C3\u00A4t"),
        Offering("subprotocol-offer-repeated", "A subprotocol is offered twice.", "chat, superchat, chat"),
        Offering("subprotocol-offer-with-gap", "The list of subprotocols has an empty element.", "chat, , superchat"),
        Offering("subprotocol-offer-with-semicolon", "The list of subprotocols is separated by semicolons.", "chat; superchat"),
        Asking("subprotocol-offer-repeated-across-lines", "A subprotocol is offered again in a second field.",
            "standing/offered-subprotocols-are-tokens", right =>
            HeadText.Plus(HeadText.Plus(right, $"{FieldNames.Protocol}: chat"), $"{FieldNames.Protocol}: chat")),
    ];

    /// <summary>What is sent before the reply has come (section 4.1, last step).</summary>
    private static IEnumerable<Fault> Early =>
    [
        Asking("ping-behind-request", "A Ping follows the request at once.", NothingEarly, right => right + "\u0089\u0080\x01\x02\x03\x04"),
        Asking("message-behind-request", "An empty message follows the request at once.", NothingEarly, right =>
            right + "\u0081\u0080\x01\x02\x03\x04"),
        Asking("line-end-behind-request", "One more line end follows the request.", NothingEarly, right => right + "\r\n"),
        Asking("key3-behind-request", "Eight octets follow the request, as in a draft of old.", NothingEarly, right => right + "^n:ds[4U"),
        Asking("request-twice", "The request is sent twice.", NothingEarly, right => right + right),
        Asking("request-without-empty-line", "The empty line at the end of the request is missing.", NothingEarly, right => right[..^2]),
        Asking("no-request", "No request is sent.", NothingEarly, _ => ""),
    ];

    private static Fault Line(string name, string summary, string line) =>
        Asking(name, summary, "standing/request-line-is-get", right => HeadText.StartLine(right, _ => line));

    private static Fault Malformed(string name, string summary, Func<string, string> request) =>
        Asking(name, summary, "standing/request-is-well-formed", request);

    private static Fault Field(string name, string summary, string field, string rule, Func<string, string?> change) =>
        Asking("asks-with-" + name, summary, $"standing/{rule}", right => HeadText.Map(right, field, change));

    private static Fault Twice(string name, string summary, string field, string rule) =>
        Asking("asks-with-" + name, summary, $"standing/{rule}", right =>
            HeadText.Plus(right, $"{field}: {HeadText.Values(right, field).First()}"));

    private static Fault Offering(string name, string summary, string subprotocols) =>
        Asking(name, summary, "standing/offered-subprotocols-are-tokens", right =>
            HeadText.Plus(right, $"{FieldNames.Protocol}: {subprotocols}"));
}
