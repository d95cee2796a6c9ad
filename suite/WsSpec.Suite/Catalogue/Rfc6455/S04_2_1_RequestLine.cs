using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue.Rfc6455;

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
        .. OldSpellings.Zip(["lower-case", "leading-zero", "two-digits"], (version, parameter) => IsLeftOpen("old-spelling", parameter, version)),
        Handshake(
            "request-line/absolute-form-names-the-same-resource",
            "An absolute URI as request target opens the same WebSocket as its path",
            ["6455-4.2.1-06"],
            RawRequest.Baseline with { RequestLine = "GET {scheme}://{host}{target} HTTP/1.1\r\n" },
            Outcomes.Accepts("6455-4.2.1-06")),
        Handshake(
            "request-line/websocket-uri-as-target-is-left-open",
            "A ws URI as request target is accepted or refused",
            ["6455-4.2.1-06", "6455-10.7-02"],
            RawRequest.Baseline with { RequestLine = "GET ws://{host}{target} HTTP/1.1\r\n" },
            Outcomes.AcceptsOrRefuses("6455-10.7-02")),
    ];

    private static ConformanceCase OtherMethod(string method) => Handshake(
        $"method/only-get-opens-a-websocket/{Parameter(method)}",
        $"A handshake with the method {method} is refused",
        ["6455-4.2.1-04", "6455-4.2.1-03"],
        RawRequest.Baseline with { RequestLine = method + " {target} HTTP/1.1\r\n" },
        Outcomes.Refuses("6455-4.2.1-04"));

    private static string Parameter(string method) => method switch
    {
        "get" => "lower-case-get",
        "Get" => "mixed-case-get",
        _ => method.ToLowerInvariant(),
    };

    private static ConformanceCase NoHttp(string parameter, string version) => Handshake(
        $"http-version/below-http-1.1-is-refused/{parameter}",
        version.Length == 0 ? "A request line without a version of HTTP is refused" : $"A handshake in{version} is refused",
        parameter == "1.0" ? ["6455-4.2.1-05", "9110-7.8-07"] : ["6455-4.2.1-05"],
        RawRequest.Baseline with { RequestLine = "GET {target}" + version + "\r\n" },
        Outcomes.Refuses(parameter == "1.0" ? "9110-7.8-07" : "6455-4.2.1-05"));

    private static ConformanceCase IsLeftOpen(string fact, string parameter, string version) => Handshake(
        $"http-version/{fact}-is-left-open/{parameter}",
        $"A handshake in {version} is accepted or refused",
        ["6455-4.2.1-05", "6455-10.7-02"],
        RawRequest.Baseline with { RequestLine = "GET {target} " + version + "\r\n" },
        Outcomes.AcceptsOrRefuses("6455-10.7-02"));
}
