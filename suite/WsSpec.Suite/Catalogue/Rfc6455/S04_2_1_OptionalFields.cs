using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.1, items 7 to 10 and the text before them: what is optional, what is ignored, in which order.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
/// </summary>
public static class S04_2_1_OptionalFields
{
    private static readonly (string Parameter, int[] Order)[] Orders =
    [
        ("reversed", [4, 3, 2, 1, 0]),
        ("host-last", [1, 2, 3, 4, 0]),
        ("key-first", [3, 0, 1, 2, 4]),
        ("version-first", [4, 1, 3, 0, 2]),
        ("connection-before-upgrade", [0, 2, 1, 4, 3]),
    ];

    private static readonly (string Parameter, RawField[] Fields, string Words)[] Ignored =
    [
        ("unknown-field", [new("X-Wsspec", "unknown")], "An unknown field"),
        ("fifty-unknown-fields", [.. Enumerable.Range(1, 50).Select(i => new RawField($"X-{i}", "a"))], "A run of fifty unknown fields"),
        ("unknown-websocket-field", [new("Sec-WebSocket-Wsspec", "unknown")], "An unknown field that begins with Sec-WebSocket-"),
        ("keys-of-old-drafts", [new("Sec-WebSocket-Key1", "4 @1  4"), new("Sec-WebSocket-Key2", "12998 5 Y3")],
            "The key pair of an old draft"),
        ("origin-of-old-drafts", [new("Sec-WebSocket-Origin", "http://{host}")], "An origin as an old draft spelt it"),
        ("accept-field", [new("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")], "A Sec-WebSocket-Accept in a request"),
        ("cookies", [new("Cookie", "a=1; b=\"2\""), new("User-Agent", "wsspec"), new("Accept-Language", "en")], "What a browser sends"),
        ("long-cookie", [new("Cookie", "a=" + new string('x', 1000))], "A cookie of a thousand octets"),
        ("empty-value", [new("X-Wsspec", "")], "An unknown field without a value"),
        ("keep-alive", [new("Keep-Alive", "timeout=5"), new("Pragma", "no-cache"), new("Cache-Control", "no-cache")], "What a proxy adds"),
    ];

    private static readonly (string Parameter, RawRequest Request, string Words)[] Repeated =
    [
        ("equal-keys", RawRequest.Baseline.Plus("Sec-WebSocket-Key", "{key}"), "two equal keys"),
        ("different-keys", RawRequest.Baseline.Plus("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="), "two different keys"),
        ("equal-versions", RawRequest.Baseline.Plus("Sec-WebSocket-Version", "13"), "two equal versions"),
        ("different-versions", RawRequest.Baseline.Plus("Sec-WebSocket-Version", "8"), "two different versions"),
        ("version-list", RawRequest.Baseline.With("Sec-WebSocket-Version", "13, 8"), "a list of versions"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from order in Orders select InOrder(order.Parameter, order.Order),
        .. from ignored in Ignored select IgnoresFields(ignored.Parameter, ignored.Fields, ignored.Words),
        Handshake(
            "fields/octets-above-127-are-left-open",
            "An unknown field with octets above 127 is opaque, or the request is refused",
            [Rfc6455.UnknownFieldsIgnored, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.Plus("X-Wsspec", "\u00FC\u00DF"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
        .. from repeated in Repeated select RefusesRepetition(repeated.Parameter, repeated.Request, repeated.Words),
    ];

    private static ConformanceCase InOrder(string parameter, int[] order) => Handshake(
        $"fields/order-does-not-matter/{parameter}",
        $"The fields of the handshake may come in another order: {parameter.Replace('-', ' ')}",
        [Rfc6455.FieldOrderIrrelevant, Rfc6455.FieldOrderCarriesNoMeaning],
        RawRequest.Baseline with { Fields = [.. order.Select(i => RawRequest.Baseline.Fields[i])] },
        Outcomes.Accepts(Rfc6455.FieldOrderIrrelevant));

    private static ConformanceCase IgnoresFields(string parameter, RawField[] fields, string words) => Handshake(
        $"fields/others-are-ignored/{parameter}",
        $"{words} is ignored",
        [Rfc6455.UnknownFieldsIgnored],
        RawRequest.Baseline.Plus(fields),
        Outcomes.Accepts(Rfc6455.UnknownFieldsIgnored));

    private static ConformanceCase RefusesRepetition(string parameter, RawRequest request, string words) => Handshake(
        $"fields/single-values-are-not-repeated/{parameter}",
        $"A handshake with {words} is refused",
        [Rfc6455.SingleFieldsNotRepeated],
        request,
        Outcomes.Refuses(Rfc6455.SingleFieldsNotRepeated));
}
