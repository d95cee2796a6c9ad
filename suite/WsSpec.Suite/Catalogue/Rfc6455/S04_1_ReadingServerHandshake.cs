using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

/// <summary>RFC 6455 section 4.1, what a client makes of the server's reply. https://www.rfc-editor.org/rfc/rfc6455#section-4.1</summary>
public static class S04_1_ReadingServerHandshake
{
    private const string Accept = "Sec-WebSocket-Accept";
    private static readonly RawResponse Good = RawResponse.Baseline;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. Opens,
        .. UpgradeAndConnection,
        .. AcceptValues,
        .. OtherDepartures,
    ];

    private static IEnumerable<ConformanceCase> Opens =>
    [
        Opening("field-names/lower", "field names in lower case", ["6455-4.1-58"], Renamed(name => name.ToLowerInvariant())),
        Opening("field-names/upper", "field names in upper case", ["6455-4.1-58"], Renamed(name => name.ToUpperInvariant())),
        Opening("upgrade-value/mixed-case", "Upgrade: WebSocket", ["6455-4.1-48", "6455-E5453-01"], Good.With("Upgrade", "WebSocket")),
        Opening("upgrade-value/upper-case", "Upgrade: WEBSOCKET", ["6455-4.1-48", "6455-E5453-01"], Good.With("Upgrade", "WEBSOCKET")),
        Opening("connection-value/lower-case", "Connection: upgrade", ["6455-4.1-50"], Good.With("Connection", "upgrade")),
        Opening("connection-value/list", "Connection: keep-alive, UPGRADE", ["6455-4.1-50"], Good.With("Connection", "keep-alive, UPGRADE")),
        Opening("accept-value/blanks-around", "blanks around the accept value", ["6455-4.1-54", "6455-4.1-52"], Good.With(Accept, " \t{accept}\t ")),
        Opening("unknown-fields/cookie", "fields that the RFC does not know", ["6455-4.1-43", "6455-4.1-61"], Good.Plus("Set-Cookie", "a=b").Plus("X-Something", "else")),
    ];

    private static IEnumerable<ConformanceCase> UpgradeAndConnection =>
    [
        Refused("upgrade/missing", "without Upgrade", ["6455-4.1-47"], Good.Without("Upgrade")),
        .. from value in (string[])["h2c", "webSocket2", "\"\"", "web socket"]
           select Refused($"upgrade/{Name(value)}", $"with Upgrade: {value}", ["6455-4.1-48"], Good.With("Upgrade", value)),
        Refused("upgrade/kelvin-sign", "whose websocket has a Kelvin sign for its k", ["6455-2.1-01", "6455-4.1-48"], Good.With("Upgrade", "websoc\u00e2\u0084\u00aaet")),
        Refused("connection/missing", "without Connection", ["6455-4.1-49"], Good.Without("Connection")),
        .. from value in (string[])["close", "upgraded", "not-upgrade", "keep-alive"]
           select Refused($"connection/{value}", $"with Connection: {value}", ["6455-4.1-50"], Good.With("Connection", value)),
    ];

    private static IEnumerable<ConformanceCase> AcceptValues =>
    [
        Refused("accept/missing", "without Sec-WebSocket-Accept", ["6455-4.1-51", "6455-1.3-07"], Good.Without(Accept)),
        Refused("accept/empty", "with an empty accept value", ["6455-4.1-53", "6455-1.3-06"], Good.With(Accept, "")),
        Refused("accept/of-another-key", "with the accept value of another key", ["6455-4.1-53", "6455-1.3-06", "6455-1.3-07"], Good.With(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
        Refused("accept/the-key-itself", "with the key as its accept value", ["6455-4.1-53", "6455-1.3-06"], Good.With(Accept, "{key}")),
        Refused("accept/one-more-character", "with one character behind the accept value", ["6455-4.1-53"], Good.With(Accept, "{accept}A")),
        Refused("accept/in-other-case", "with the accept value in the other letter case", ["6455-4.1-53"], Good.With(Accept, "{accept-in-other-case}")),
        Refused("accept/without-padding", "with the accept value without its padding", ["6455-4.1-53"], Good.With(Accept, "{accept-without-padding}")),
        Refused("accept/quoted", "with a quoted accept value", ["6455-4.1-53"], Good.With(Accept, "\"{accept}\"")),
        Refused("accept/twice-and-different", "with two different accept values, the right one first", ["6455-4.1-57"], Good.Plus(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
        Refused("accept/twice-and-different-wrong-first", "with two different accept values, the wrong one first", ["6455-4.1-53"], Good.With(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").Plus(Accept, "{accept}")),
    ];

    private static IEnumerable<ConformanceCase> OtherDepartures =>
    [
        Refused("extension/not-offered", "with an extension that nobody offers", ["6455-4.1-55"], Good.Plus("Sec-WebSocket-Extensions", "x-wsspec-unheard-of")),
        .. from value in (string[])[";", "permessage-deflate; =10", "p@ss", "a b"]
           select Refused($"extension/malformed-{Name(value)}", $"with the malformed extension list {value}", ["6455-9.1-02", "6455-4.3-07", "6455-4.3-08"], Good.Plus("Sec-WebSocket-Extensions", value)),
        Refused("subprotocol/not-offered", "with a subprotocol that nobody offers", ["6455-4.1-56", "6455-1.3-08"], Good.Plus("Sec-WebSocket-Protocol", "x-wsspec-unheard-of")),
        Refused("subprotocol/list-not-offered", "with a list of subprotocols", ["6455-4.1-56"], Good.Plus("Sec-WebSocket-Protocol", "x-one, x-two")),
        Refused("status-line/malformed", "whose status line is no status line", ["6455-4.1-57", "6455-1.6-02"], Good with { StatusLine = "ICY 101 Switching Protocols\r\n" }),
        Refused("status-line/request-sent-back", "that is the request sent back", ["6455-1.6-02", "6455-4.1-43"], Good with { StatusLine = "GET / HTTP/1.1\r\n" }),
        MailServer,
        Refused("field/nul-in-value", "with a NUL in a field value", ["6455-4.1-63"], Good.Plus("X-Nul", "a\0b")),
        Refused("status-line/http-1.0", "of HTTP/1.0", ["6455-4.1-63"], Good with { StatusLine = "HTTP/1.0 101 Switching Protocols\r\n" }),
        Refused("body/content-length", "with Content-Length", ["6455-4.1-63"], Good.Plus("Content-Length", "0")),
    ];

    private static ConformanceCase MailServer => Refused(
        "status-line/mail-server",
        "that is the greeting of a mail server",
        ["6455-1.6-02"],
        new RawResponse { StatusLine = "220 mail.example ESMTP ready\r\n", Fields = [], End = "" }) with
    {
        Outcomes = Outcomes.LeavesUnopened("6455-1.6-02"),
    };

    private static ConformanceCase Opening(string parameter, string what, ImmutableArray<string> covers, RawResponse response)
    {
        var ping = Ping("open");
        return new()
        {
            Id = $"server-handshake/opens/{parameter.Replace('/', '-')}",
            Title = $"A reply with {what} opens the connection",
            Covers = covers,
            Testee = Roles.Client,
            Script = [new Open { Response = response }, Sends(ping), AwaitPong(ping)],
            Outcomes = [new("open", PongOf(ping), Rest)],
        };
    }

    private static ConformanceCase Refused(string parameter, string what, ImmutableArray<string> covers, RawResponse response) => new()
    {
        Id = $"server-handshake/refused/{parameter.Replace('/', '-')}",
        Title = $"A reply {what} fails the connection",
        Covers = covers,
        Testee = Roles.Client,
        Script = [new Await(Awaited.Request), new SendResponse(response), AwaitFailure],
        Outcomes = Outcomes.RefusesReply(covers[0]),
    };

    private static RawResponse Renamed(Func<string, string> rename) =>
        Good with { Fields = [.. Good.Fields.Select(field => field with { Name = rename(field.Name) })] };

    private static string Name(string value) => value switch
    {
        "\"\"" => "quotes",
        ";" => "lone-semicolon",
        "p@ss" => "no-token",
        "a b" => "two-words",
        "web socket" => "two-words",
        "permessage-deflate; =10" => "nameless-parameter",
        _ => value.ToLowerInvariant(),
    };
}
