using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 9112 section 5, Field Syntax, at the opening handshake. https://www.rfc-editor.org/rfc/rfc9112#section-5</summary>
public static class S05_FieldSyntax
{
    private static readonly string[] Names = ["Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version"];

    /// <summary>Fields that are complete once their folded lines are joined by blanks.</summary>
    private static readonly (string Parameter, RawRequest Request, string Words)[] Folded =
    [
        ("unknown-field", RawRequest.Baseline.Plus("X-Wsspec", "a\r\n b"), "an unknown field"),
        ("connection", RawRequest.Baseline.With("Connection", "keep-alive,\r\n Upgrade"), "Connection"),
        ("extensions", RawRequest.Baseline.Plus("Sec-WebSocket-Extensions", "x-wsspec-unknown;\r\n\ta=1"), "Sec-WebSocket-Extensions"),
        ("protocol", RawRequest.Baseline.Plus("Sec-WebSocket-Protocol", "x-wsspec-1,\r\n x-wsspec-2"), "Sec-WebSocket-Protocol"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from name in Names select BlankBeforeColon(name),
        .. from folded in Folded select IsFolded(folded.Parameter, folded.Request, folded.Words),
        Handshake(
            "http-message/folded-line-is-no-field",
            "A folded line that looks like a field is none",
            [Rfc9112.LineFoldingRejected],
            RawRequest.Baseline.Without("Upgrade").Plus("X-Wsspec", "a\r\n Upgrade: websocket"),
            Outcomes.Refuses(Rfc9112.LineFoldingRejected)),
        Handshake(
            "http-message/line-without-colon-is-refused",
            "A line of the header without a colon is refused",
            [Rfc9112.NotHttpGets400],
            RawRequest.Baseline.Plus(RawField.Line("wsspec")),
            Outcomes.Refuses(Rfc9112.NotHttpGets400)),
        Handshake(
            "http-message/field-without-name-is-refused",
            "A field without a name is refused",
            [Rfc9112.NotHttpGets400],
            RawRequest.Baseline.Plus("", "wsspec"),
            Outcomes.Refuses(Rfc9112.NotHttpGets400)),
        Handshake(
            "http-message/nul-in-field-value-is-left-open",
            "A field value with the octet 0x00 is refused, or the octet taken for a blank",
            [Rfc6455.MalformedHandshakeRefused, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.Plus("X-Wsspec", "a\0b"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
    ];

    private static ConformanceCase BlankBeforeColon(string name) => Handshake(
        $"http-message/blank-before-colon-is-refused/{name.ToLowerInvariant()}",
        $"A blank between {name} and its colon is refused with 400",
        [Rfc9112.WhitespaceBeforeColonGets400],
        RawRequest.Baseline with { Fields = [.. RawRequest.Baseline.Fields.Select(f => f.Is(name) ? f with { Separator = " : " } : f)] },
        Outcomes.RefusesWith(400, Rfc9112.WhitespaceBeforeColonGets400));

    private static ConformanceCase IsFolded(string parameter, RawRequest request, string words) => Handshake(
        $"http-message/folded-field-is-joined-or-refused/{parameter}",
        $"A folded line in {words} is joined by a blank, or the request is refused",
        [Rfc9112.LineFoldingRejected, Rfc6455.UnsafeDataMayDropTcp],
        request,
        Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp));
}
