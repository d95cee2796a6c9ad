using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 4.1, replies with a status other than 101. https://www.rfc-editor.org/rfc/rfc6455#section-4.1</summary>
public static class S04_1_OtherStatus
{
    private static readonly (int Status, string Reason, RawField[] Fields)[] Refusals =
    [
        (200, "OK", []),
        (204, "No Content", []),
        (301, "Moved Permanently", [new("Location", "ws://127.0.0.1:9/elsewhere")]),
        (302, "Found", [new("Location", "http://127.0.0.1:9/elsewhere")]),
        (304, "Not Modified", []),
        (307, "Temporary Redirect", [new("Location", "ws://127.0.0.1:9/elsewhere")]),
        (400, "Bad Request", []),
        (401, "Unauthorized", [new("WWW-Authenticate", "Basic realm=\"wsspec\"")]),
        (403, "Forbidden", []),
        (404, "Not Found", []),
        (426, "Upgrade Required", [new("Sec-WebSocket-Version", "13, 8")]),
        (500, "Internal Server Error", []),
        (503, "Service Unavailable", []),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. Refusals.Select(refusal => NotOpened(refusal.Status, refusal.Reason, refusal.Fields)),
        .. from interim in (string[])["100 Continue", "102 Processing", "103 Early Hints"] select AfterInterim(interim),
    ];

    /// <summary>All the fields of an acceptance are there, so that only the status can tell the client.</summary>
    private static ConformanceCase NotOpened(int status, string reason, RawField[] fields) => new()
    {
        Id = $"server-handshake/other-status-does-not-open/{status}",
        Title = $"A reply with the status {status} does not open the connection",
        Covers = [.. Covers(status)],
        Testee = Roles.Client,
        Script =
        [
            new Await(Awaited.Request),
            new SendResponse(RawResponse.Baseline.Plus(fields).Plus("Content-Length", "0")
                .Plus("Connection", "close") with { StatusLine = $"HTTP/1.1 {status} {reason}\r\n" }),
            AwaitFailure,
        ],
        Outcomes = Outcomes.LeavesUnopened(Rfc6455.OtherStatusIsNoSuccess),
    };

    private static ConformanceCase AfterInterim(string interim)
    {
        var ping = Ping("open");
        return new()
        {
            Id = $"server-handshake/interim-response-is-passed-over/{interim[..3]}",
            Title = $"A 101 behind a {interim[..3]} opens the connection",
            Covers = [Rfc6455.OtherStatusIsNoSuccess],
            Testee = Roles.Client,
            Script =
                [new Open { Response = RawResponse.Baseline with { Before = $"HTTP/1.1 {interim}\r\n\r\n" } }, Sends(ping), AwaitPong(
                    ping)],
            Outcomes =
            [
                new("open", PongOf(ping), Rest),
                new("the client gives up at the interim response", Ended) { Breaks = Rfc6455.ClientClosesForNothingElse },
            ],
        };
    }

    private static IEnumerable<RequirementId> Covers(int status) => status switch
    {
        401 => [Rfc6455.OtherStatusIsNoSuccess, Rfc6455.ClientMayAuthenticate],
        301 or 302 or 307 => [Rfc6455.OtherStatusIsNoSuccess, Rfc6455.RedirectsMayBeFollowed],
        426 => [Rfc6455.OtherStatusIsNoSuccess, Rfc6455.ClientMayRetryVersion, Rfc6455.SplitVersionsAreOneList],
        _ => [Rfc6455.OtherStatusIsNoSuccess, Rfc6455.NoFramesAfterBadResponse],
    };
}
