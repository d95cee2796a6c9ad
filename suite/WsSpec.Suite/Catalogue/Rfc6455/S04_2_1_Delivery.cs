using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.1, first paragraph: the handshake is read, however TCP has cut it.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
/// </summary>
public static class S04_2_1_Delivery
{
    private static readonly (string Parameter, Index[] Cuts, string Words)[] Cuts =
    [
        ("inside-method", [1], "inside the method"),
        ("behind-method", [3], "behind the method"),
        ("inside-target", [5], "behind the first octet of the target"),
        ("before-field", [Before("Connection")], "before a field"),
        ("inside-line-end", [Before("\nConnection")], "between CR and LF of a line"),
        ("inside-field-name", [Before("WebSocket-Key")], "inside a field name"),
        ("before-colon", [Before(": {key}")], "before a colon"),
        ("behind-colon", [Before(" {key}")], "behind a colon"),
        ("before-key", [Before("{key}")], "before the key"),
        ("behind-key", [Before("\r\nSec-WebSocket-Version")], "behind the key"),
        ("inside-version", [Before("3\r\n")], "inside the version"),
        ("before-last-line-end", [^4], "before the end of the last field"),
        ("inside-last-line-end", [^3], "inside the end of the last field"),
        ("before-empty-line", [^2], "before the empty line"),
        ("inside-empty-line", [^1], "inside the empty line"),
        ("inside-both-line-ends", [^3, ^1], "inside both last line ends"),
        ("last-four-octets", [^4, ^3, ^2, ^1], "at each of the last four octets"),
        ("lines", [Before("Upgrade: "), Before("Connection"), Before("Sec-WebSocket-Key"), Before("Sec-WebSocket-Version"), ^2],
            "line by line"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Handshake(
            "request-delivery/octet-by-octet",
            "A request that arrives octet by octet is accepted",
            [Rfc6455.HandshakeParsedForResponse],
            new SendRequest(RawRequest.Baseline) { Delivery = Delivery.Octet },
            Outcomes.Accepts(Rfc6455.HandshakeParsedForResponse)),
        .. from cut in Cuts select CutAt(cut.Parameter, cut.Cuts, cut.Words),
    ];

    private static ConformanceCase CutAt(string parameter, Index[] cuts, string words) => Handshake(
        $"request-delivery/cut/{parameter}",
        $"A request that is cut {words} is accepted",
        [Rfc6455.HandshakeParsedForResponse],
        new SendRequest(RawRequest.Baseline) { Cuts = [.. cuts] },
        Outcomes.Accepts(Rfc6455.HandshakeParsedForResponse));

    /// <summary>
    /// The offset before a piece of the baseline request, counted from its end: the host, whose length the run decides, comes before all of
    /// them, and all keys are of the same length.
    /// </summary>
    private static Index Before(string piece)
    {
        var template = RawRequest.Baseline.ToString();
        var rest = template[template.IndexOf(piece, StringComparison.Ordinal)..];
        return ^HeadTemplate.Parse(rest).Fill(PlaceValues.Sample).Length;
    }
}
