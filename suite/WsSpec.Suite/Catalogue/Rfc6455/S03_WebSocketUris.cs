using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 3, WebSocket URIs: the request target as it arrives. https://www.rfc-editor.org/rfc/rfc6455#section-3
/// </summary>
public static class S03_WebSocketUris
{
    private static readonly (string Parameter, string Octets, string Words)[] Illegal =
    [
        ("fragment", "#fragment", "a fragment"),
        ("blank", " blank", "a blank"),
        ("tab", "\ttab", "a tab"),
        ("control-octet", "\u0001", "the octet 0x01"),
        ("nul", "\0", "the octet 0x00"),
        ("delete", "\u007F", "the octet 0x7F"),
        ("non-ascii-octet", "\u0080", "the octet 0x80"),
        ("utf-8", "\u00C3\u00BC", "a letter in UTF-8"),
        ("quote", "\"", "a quotation mark"),
        ("backslash", "\\", "a backslash"),
        ("broken-escape", "%zz", "a percent sign without two digits"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from illegal in Illegal select IllegalTarget(illegal.Parameter, illegal.Octets, illegal.Words),
        Resource("unknown-path", "/wsspec/no-such-resource", "A path that nobody serves", Rfc6455.UnavailableServiceRefused),
        Resource("well-known-path", "/.well-known/wsspec", "A well-known URI", Rfc8307.WellKnownUrisForWebSocket),
    ];

    private static ConformanceCase IllegalTarget(string parameter, string octets, string words) => Handshake(
        $"request-target/illegal-octets-are-refused/{parameter}",
        $"A request target with {words} is refused",
        [Rfc6455.RequestTargetSyntax],
        RawRequest.Baseline with { RequestLine = "GET {target}" + octets + " HTTP/1.1\r\n" },
        Outcomes.Refuses(Rfc6455.RequestTargetSyntax));

    /// <summary>A server that serves every path is as good as one that refuses all but its own.</summary>
    private static ConformanceCase Resource(string parameter, string target, string words, RequirementId requirement) => Handshake(
        $"request-target/names-the-resource/{parameter}",
        $"{words} is refused with an HTTP status or served like any other",
        [Rfc6455.RequestTargetSelectsEndpoint, requirement],
        RawRequest.Baseline with { RequestLine = $"GET {target} HTTP/1.1\r\n" },
        [
            new("refused with 404", new Response(404, 404), Rest),
            new("accepted: the testee serves this path as well", Response.Accepts, Rest),
            .. Outcomes.Refuses(Rfc6455.UnavailableServiceRefused),
        ]);
}
