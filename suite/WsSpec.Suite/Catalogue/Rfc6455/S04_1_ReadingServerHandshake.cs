using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 4.1, what a client makes of the server's reply. https://www.rfc-editor.org/rfc/rfc6455#section-4.1</summary>
public static class S04_1_ReadingServerHandshake
{
    private const string Accept = "Sec-WebSocket-Accept";
    private static readonly RawResponse Good = RawResponse.Baseline;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. UpgradeAndConnection,
        .. AcceptValues,
        .. OtherDepartures,
    ];

    private static IEnumerable<ConformanceCase> UpgradeAndConnection =>
    [
        Refused("upgrade/missing", "without Upgrade", [Rfc6455.ResponseWithoutUpgradeFails], Good.Without("Upgrade")),
        .. from value in (string[])["h2c", "webSocket2", "\"\"", "web socket"]
           select Refused(
               $"upgrade/{Name(value)}", $"with Upgrade: {value}", [Rfc6455.ResponseUpgradeNotWebSocketFails], Good.With("Upgrade", value)),
        Refused(
            "upgrade/kelvin-sign",
            "whose websocket has a Kelvin sign for its k",
            [Rfc6455.AsciiCaseFolding, Rfc6455.ResponseUpgradeNotWebSocketFails],
            Good.With("Upgrade", "websoc\u00e2\u0084\u00aaet")),
        Refused("connection/missing", "without Connection", [Rfc6455.ResponseWithoutConnectionFails], Good.Without("Connection")),
        .. from value in (string[])["close", "upgraded", "not-upgrade", "keep-alive"]
           select Refused(
               $"connection/{value}",
               $"with Connection: {value}",
               [Rfc6455.ResponseConnectionWithoutUpgradeFails],
               Good.With("Connection", value)),
    ];

    private static IEnumerable<ConformanceCase> AcceptValues =>
    [
        Refused(
            "accept/missing",
            "without Sec-WebSocket-Accept",
            [Rfc6455.ResponseWithoutAcceptFails, Rfc6455.NoFramesAfterBadResponse],
            Good.Without(Accept)),
        Refused(
            "accept/empty",
            "with an empty accept value",
            [Rfc6455.WrongAcceptFails, Rfc6455.NoConsentWithoutCorrectAccept],
            Good.With(Accept, "")),
        Refused(
            "accept/of-another-key",
            "with the accept value of another key",
            [Rfc6455.WrongAcceptFails, Rfc6455.NoConsentWithoutCorrectAccept, Rfc6455.NoFramesAfterBadResponse],
            Good.With(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
        Refused(
            "accept/the-key-itself",
            "with the key as its accept value",
            [Rfc6455.WrongAcceptFails, Rfc6455.NoConsentWithoutCorrectAccept],
            Good.With(Accept, "{key}")),
        Refused(
            "accept/one-more-character",
            "with one character behind the accept value",
            [Rfc6455.WrongAcceptFails],
            Good.With(Accept, "{accept}A")),
        Refused(
            "accept/in-other-case",
            "with the accept value in the other letter case",
            [Rfc6455.WrongAcceptFails],
            Good.With(Accept, "{accept-in-other-case}")),
        Refused(
            "accept/without-padding",
            "with the accept value without its padding",
            [Rfc6455.WrongAcceptFails],
            Good.With(Accept, "{accept-without-padding}")),
        Refused("accept/quoted", "with a quoted accept value", [Rfc6455.WrongAcceptFails], Good.With(Accept, "\"{accept}\"")),
        Refused(
            "accept/twice-and-different",
            "with two different accept values, the right one first",
            [Rfc6455.HarmlessResponseFaultCounts, Rfc6455.OtherResponseFaultsFail],
            Good.Plus(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")),
        Refused(
            "accept/twice-and-different-wrong-first",
            "with two different accept values, the wrong one first",
            [Rfc6455.HarmlessResponseFaultCounts, Rfc6455.WrongAcceptFails],
            Good.With(Accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").Plus(Accept, "{accept}")),
    ];

    private static IEnumerable<ConformanceCase> OtherDepartures =>
    [
        Refused(
            "extension/not-offered",
            "with an extension that nobody offers",
            [Rfc6455.UnofferedExtensionFails],
            Good.Plus("Sec-WebSocket-Extensions", "x-wsspec-unheard-of")),
        .. from name in (string[])["permessage-deflate2", "permessage-deflat", "x-permessage-deflate"]
           select Refused(
               $"extension/not-offered-{name}",
               $"with {name}, which nobody offers",
               [Rfc6455.UnofferedExtensionFails],
               Good.Plus("Sec-WebSocket-Extensions", name)),
        Refused(
            "extension/not-offered-in-second-line",
            "whose second extension line has one that nobody offers",
            [Rfc6455.UnofferedExtensionFails],
            Good.Plus("Sec-WebSocket-Extensions", "permessage-deflate").Plus("Sec-WebSocket-Extensions", "x-wsspec-unheard-of")),
        .. from value in (string[])[";", "permessage-deflate; =10", "p@ss", "a b"]
           select Refused(
               $"extension/malformed-{Name(value)}",
               $"with the malformed extension list {value}",
               [Rfc6455.MalformedExtensionsFail, Rfc6455.ExtensionSyntax, Rfc6455.ExtensionParameterSyntax],
               Good.Plus("Sec-WebSocket-Extensions", value)),
        Refused(
            "subprotocol/not-offered",
            "with a subprotocol that nobody offers",
            [Rfc6455.UnofferedSubprotocolFails, Rfc6455.SubprotocolCheckedAgainstOffer],
            Good.Plus("Sec-WebSocket-Protocol", "x-wsspec-unheard-of")),
        Refused(
            "subprotocol/list-not-offered",
            "with a list of subprotocols",
            [Rfc6455.UnofferedSubprotocolFails],
            Good.Plus("Sec-WebSocket-Protocol", "x-one, x-two")),
        Refused(
            "subprotocol/two-lines-not-offered",
            "with two lines of subprotocols that nobody offers",
            [Rfc6455.UnofferedSubprotocolFails],
            Good.Plus("Sec-WebSocket-Protocol", "x-one").Plus("Sec-WebSocket-Protocol", "x-two")),
        .. from status in (int[])[200, 404]
           select Refused(
               $"status-line/{status}-with-all-fields",
               $"with the status {status} and all fields of a 101",
               [Rfc6455.OtherServersEstablishNothing],
               Good with { StatusLine = $"HTTP/1.1 {status} Switching Protocols\r\n" }) with
           {
               Outcomes = Outcomes.LeavesUnopened(Rfc6455.OtherServersEstablishNothing),
           },
        .. from code in (string[])["1010", "0101", "101a", "10 1", "+101"]
           select Refused(
               $"status-line/no-status-{code.Replace(' ', '-').TrimStart('+')}{(code[0] == '+' ? "-signed" : "")}",
               $"whose status is {code}",
               [Rfc6455.OtherResponseFaultsFail, Rfc6455.OtherServersEstablishNothing],
               Good with { StatusLine = $"HTTP/1.1 {code} Switching Protocols\r\n" }),
        Refused(
            "status-line/malformed",
            "whose status line is no status line",
            [Rfc6455.OtherResponseFaultsFail, Rfc6455.OtherServersEstablishNothing],
            Good with { StatusLine = "ICY 101 Switching Protocols\r\n" }),
        Refused(
            "status-line/request-sent-back",
            "that is the request sent back",
            [Rfc6455.OtherServersEstablishNothing, Rfc6455.ResponseValidatedBeforeOpen],
            Good with { StatusLine = "GET / HTTP/1.1\r\n" }),
        MailServer,
        Refused("field/nul-in-value", "with a NUL in a field value", [Rfc6455.HarmlessResponseFaultCounts], Good.Plus("X-Nul", "a\0b")),
        Refused(
            "status-line/http-1.0",
            "of HTTP/1.0",
            [Rfc6455.HarmlessResponseFaultCounts],
            Good with { StatusLine = "HTTP/1.0 101 Switching Protocols\r\n" }),
        Refused("body/content-length", "with Content-Length", [Rfc6455.HarmlessResponseFaultCounts], Good.Plus("Content-Length", "0")) with
        {
            // RFC 9112, section 6.3: whatever its fields say, no 1xx has a body.
            Outcomes =
                [new("passed over", GoesOn, Rest) { Uses = Rfc6455.HarmlessResponseFaultCounts }, .. Outcomes.RefusesReply(
                    Rfc6455.HarmlessResponseFaultCounts)],
        },
    ];

    private static ConformanceCase MailServer => Refused(
        "status-line/mail-server",
        "that is the greeting of a mail server",
        [Rfc6455.OtherServersEstablishNothing],
        new RawResponse { StatusLine = "220 mail.example ESMTP ready\r\n", Fields = [], End = "" }) with
    {
        Outcomes = Outcomes.LeavesUnopened(Rfc6455.OtherServersEstablishNothing),
    };

    private static ConformanceCase Refused(
        string parameter, string what, ImmutableArray<RequirementId> covers, RawResponse response) => new()
        {
            Id = $"server-handshake/refused/{parameter.Replace('/', '-')}",
            Title = $"A reply {what} fails the connection",
            Covers = covers,
            Testee = Roles.Client,
            Script = [new Await(Awaited.Request), new SendResponse(response), AwaitFailure],
            Outcomes = Outcomes.RefusesReply(covers[0]),
        };

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
