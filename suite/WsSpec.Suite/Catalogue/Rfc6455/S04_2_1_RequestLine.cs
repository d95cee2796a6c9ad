using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 4.2.1, Reading the Client's Opening Handshake, item 1: the request line.
/// https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
/// </summary>
public static class S04_2_1_RequestLine
{
    private static readonly string[] OtherMethods = ["POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "CONNECT", "get", "Get", "GETT"];

    private static readonly (string Parameter, string Version)[] NoHttp11 =
    [
        ("0.9", " HTTP/0.9"),
        ("1.0", " HTTP/1.0"),
        ("none", ""),
        ("trailing-letter", " HTTP/1.1x"),
        ("no-minor", " HTTP/1"),
        ("other-name", " HTTQ/1.1"),
    ];

    private static readonly string[] HigherVersions = ["HTTP/1.2", "HTTP/1.9", "HTTP/2.0", "HTTP/3.0"];

    /// <summary>Legal by RFC 2616 (sections 2.1 and 3.1), to which RFC 6455 refers, but no longer by RFC 9112 (section 2.3).</summary>
    private static readonly string[] OldSpellings = ["http/1.1", "HTTP/01.1", "HTTP/1.10"];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from method in OtherMethods select OtherMethod(method),
        .. from version in NoHttp11 select NoHttp(version.Parameter, version.Version),
        .. from version in HigherVersions select IsLeftOpen("above-http-1.1", version["HTTP/".Length..], version),
        .. OldSpellings.Zip(
            ["lower-case", "leading-zero", "two-digits"], (version, parameter) => IsLeftOpen("old-spelling", parameter, version)),
        Handshake(
            "request-line/absolute-form-names-the-same-resource",
            "An absolute URI as request target opens the same WebSocket as its path",
            [Rfc6455.RequestTargetForms],
            RawRequest.Baseline with { RequestLine = "GET {scheme}://{host}{target} HTTP/1.1\r\n" },
            Outcomes.Accepts(Rfc6455.RequestTargetForms)),
        Handshake(
            "request-line/websocket-uri-as-target-is-left-open",
            "A ws URI as request target is accepted or refused",
            [Rfc6455.RequestTargetForms, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline with { RequestLine = "GET ws://{host}{target} HTTP/1.1\r\n" },
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
    ];

    private static ConformanceCase OtherMethod(string method) => Handshake(
        $"method/only-get-opens-a-websocket/{Parameter(method)}",
        $"A handshake with the method {method} is refused",
        [Rfc6455.OnlyGetOpens, Rfc6455.MalformedHandshakeRefused],
        RawRequest.Baseline with { RequestLine = method + " {target} HTTP/1.1\r\n" },
        Outcomes.Refuses(Rfc6455.OnlyGetOpens));

    private static string Parameter(string method) => method switch
    {
        "get" => "lower-case-get",
        "Get" => "mixed-case-get",
        _ => method.ToLowerInvariant(),
    };

    private static ConformanceCase NoHttp(string parameter, string version) => Handshake(
        $"http-version/below-http-1.1-is-refused/{parameter}",
        version.Length == 0 ? "A request line without a version of HTTP is refused" : $"A handshake in{version} is refused",
        parameter == "1.0" ? [Rfc6455.Http11OrHigherRequired, Rfc9110.UpgradeInHttp10Ignored] : [Rfc6455.Http11OrHigherRequired],
        RawRequest.Baseline with { RequestLine = "GET {target}" + version + "\r\n" },
        Outcomes.Refuses(parameter == "1.0" ? Rfc9110.UpgradeInHttp10Ignored : Rfc6455.Http11OrHigherRequired));

    private static ConformanceCase IsLeftOpen(string fact, string parameter, string version) => Handshake(
        $"http-version/{fact}-is-left-open/{parameter}",
        $"A handshake in {version} is accepted or refused",
        [Rfc6455.Http11OrHigherRequired, Rfc6455.UnsafeDataMayDropTcp],
        RawRequest.Baseline with { RequestLine = "GET {target} " + version + "\r\n" },
        Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp));
}
