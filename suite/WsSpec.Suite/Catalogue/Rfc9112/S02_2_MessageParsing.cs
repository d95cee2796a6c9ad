using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 9112 section 2.2, Message Parsing, at the opening handshake. https://www.rfc-editor.org/rfc/rfc9112#section-2.2
/// </summary>
public static class S02_2_MessageParsing
{
    private static readonly RawRequest WithLoneLineFeeds = RawRequest.Baseline with
    {
        RequestLine = "GET {target} HTTP/1.1\n",
        Fields = [.. RawRequest.Baseline.Fields.Select(f => f with { End = "\n" })],
        WithTargetHeaders = false,
        End = "\n",
    };

    /// <summary>Requests that are a handshake only to someone who takes a CR alone for the end of a line, or passes over it.</summary>
    private static readonly (string Parameter, RawRequest Request, string Words)[] HandshakesByBareCr =
    [
        ("ends-a-line", RawRequest.Baseline.Without("Upgrade").Plus("X-Wsspec", "a\rUpgrade: websocket"), "no end of a line"),
        ("vanishes-from-upgrade", RawRequest.Baseline.With("Upgrade", "web\rsocket"), "not passed over in Upgrade"),
        ("vanishes-from-key", RawRequest.Baseline with { Key = "dGhlIHNhbXBs\rZSBub25jZQ==" }, "not passed over in the key"),
        ("vanishes-from-version", RawRequest.Baseline.With("Sec-WebSocket-Version", "1\r3"), "not passed over in the version"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from bare in HandshakesByBareCr select BareCr(bare.Parameter, bare.Request, bare.Words),
        Handshake(
            "http-message/bare-cr-in-unknown-field-is-left-open",
            "A CR alone inside an unknown field is a blank, or the request is refused",
            [Rfc9112.BareCarriageReturnRejected, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.Plus("X-Wsspec", "a\rb"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        Handshake(
            "http-message/lone-line-feeds-are-left-open",
            "A request whose lines end in LF alone is accepted or refused",
            [Rfc6455.MalformedHandshakeRefused, Rfc9112.LoneLineFeedAllowed],
            WithLoneLineFeeds,
            Outcomes.AcceptsOrRefuses(Rfc9112.LoneLineFeedAllowed)),
        Handshake(
            "http-message/leading-empty-line-is-skipped",
            "An empty line before the request line is skipped",
            [Rfc9112.LeadingEmptyLineSkipped],
            RawRequest.Baseline with { Before = "\r\n" },
            Outcomes.Accepts(Rfc9112.LeadingEmptyLineSkipped)),
        Handshake(
            "http-message/whitespace-before-first-field/no-field",
            "A line that begins with a blank, right behind the request line, is no field",
            [Rfc9112.WhitespaceBeforeFirstFieldRejected],
            RawRequest.Baseline.Without("Upgrade") with
            {
                Fields = [new RawField(" Upgrade", "websocket"), .. RawRequest.Baseline.Without("Upgrade").Fields],
            },
            Outcomes.Refuses(Rfc9112.WhitespaceBeforeFirstFieldRejected)),
        Handshake(
            "http-message/whitespace-before-first-field/unknown-field",
            "A line that begins with a blank, right behind the request line, is passed over or refused",
            [Rfc9112.WhitespaceBeforeFirstFieldRejected, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline with { Fields = [new RawField(" X-Wsspec", "a"), .. RawRequest.Baseline.Fields] },
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
    ];

    private static ConformanceCase BareCr(string parameter, RawRequest request, string words) => Handshake(
        $"http-message/bare-cr-makes-no-handshake/{parameter}",
        $"A CR alone is {words}",
        [Rfc9112.BareCarriageReturnRejected],
        request,
        Outcomes.Refuses(Rfc9112.BareCarriageReturnRejected));
}
