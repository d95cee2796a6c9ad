using System.Globalization;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How a server may write the head that opens a connection (section 4.2.2; RFC 9110 and RFC 9112).</summary>
internal static class ResponseFreedoms
{
    private const string FieldsOfHttp = "9110 5";
    private const string Lines = "9112 5";

    public static IEnumerable<Innocent> All => Only(Roles.Server, [.. Forms, .. StatusLines, .. Values, .. Further, .. Long, .. Interim]);

    private static IEnumerable<Innocent> Forms =>
    [
        Ordered("reversed", lines => lines.Reverse()),
        Ordered("by-name", lines => lines.Order(StringComparer.OrdinalIgnoreCase)),
        Ordered("by-length", lines => lines.OrderBy(line => line.Length)),
        Written("names-in-lower-case", "Field names are in lower case.", (name, value) => $"{name.ToLowerInvariant()}: {value}"),
        Written("names-in-upper-case", "Field names are in upper case.", (name, value) => $"{name.ToUpperInvariant()}: {value}"),
        Written("names-in-title-case", "Each word of a field name has one capital letter.", (name, value) =>
            $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())}: {value}"),
        Written("no-blank-after-colon", "No blank stands between the colon and the value.", (name, value) => $"{name}:{value}"),
        Written("blanks-after-colon", "Many blanks stand between the colon and the value.", (name, value) => $"{name}:      {value}"),
        Written("tab-after-colon", "A tab stands between the colon and the value.", (name, value) => $"{name}:\t{value}"),
        Written("blanks-after-value", "Blanks and a tab stand behind each value.", (name, value) => $"{name}: {value} \t "),
    ];

    private static IEnumerable<Innocent> StatusLines =>
    [
        .. from reason in (string[])["", "OK", "WebSocket Protocol Handshake", "Switching\tProtocols", "Protokollwechsel f\u00FCr Sie",
            new('x', 200)]
           select Responding($"reason-{Slug(reason)}", $"The reason phrase is \"{reason}\".", "9112 4", right =>
               Changed(right, lines => [$"HTTP/1.1 101 {reason}", .. lines[1..]])),
    ];

    private static IEnumerable<Innocent> Values =>
    [
        .. from value in (string[])["WebSocket", "WEBSOCKET", "Websocket", "webSocket"]
           select Responding($"upgrade-is-{value}", $"Upgrade is {value}.", "6455 4.2.2", right =>
               HeadText.Set(right, FieldNames.Upgrade, value)),
        .. from value in (string[])["upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, Keep-Alive", "x-hop,upgrade,keep-alive",
            "Upgrade,\tx-hop"]
           select Responding($"connection-is-{Slug(value)}-{value[0]}", $"Connection is {value}.", "9110 7.6.1", right =>
               HeadText.Set(right, FieldNames.Connection, value)),
        Responding("connection-in-two-fields", "Connection has a field for each of its options.", "9110 5.3", right =>
            HeadText.Plus(right, "Connection: keep-alive")),
        Responding("connection-in-two-fields-upgrade-last", "The second field of Connection has Upgrade.", "9110 5.3", right =>
            Changed(right, lines => [lines[0], "Connection: keep-alive", .. lines[1..]])),
    ];

    private static IEnumerable<Innocent> Further =>
    [
        With("server", "Server: Apache/2.4.58 (Unix) mod_x/1.0"),
        With("date", "Date: Sun, 06 Nov 1994 08:49:37 GMT"),
        With("cookies", "Set-Cookie: a=1; Path=/", "Set-Cookie: b=\"2\"; HttpOnly", "Set-Cookie: a=3"),
        With("caching", "Cache-Control: no-store", "Expires: 0", "Pragma: no-cache", "Vary: Origin, Accept-Encoding"),
        With("origin-policy", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true"),
        With("security", "Strict-Transport-Security: max-age=63072000", "X-Frame-Options: DENY", "X-Content-Type-Options: nosniff"),
        With("proxy", "Via: 1.1 varnish, 1.1 edge (x)", "X-Cache: MISS, HIT", "Age: 0"),
        With("keep-alive", "Keep-Alive: timeout=5, max=100"),
        With("empty-value", "X-Empty:", "X-Empty-Too: "),
        With("odd-names", "!#$%&'*+-.^_`|~0a: x", "1: 2", "x.y: z"),
        With("obs-text", "X-Name: J\u00FCrgen \u00A9 \u00FF\u0080"),
        With("quotes-and-comments", "X-Quoted: \"a: \\\"b\\\" , c\"", "X-Comment: (a (nested) comment)"),
        With("colons", "X-Time: 12:00:00", "X-Colons: :::"),
        With("link", "Link: </style.css>; rel=preload; as=style, </x.js>; rel=preload"),
        With("content-type", "Content-Type: text/plain; charset=utf-8"),
        With("alt-svc", "Alt-Svc: h3=\":443\"; ma=86400", "NEL: {\"report_to\":\"x\",\"max_age\":604800}"),
        With("other-websocket-field", "Sec-WebSocket-Node: 7", "WebSocket-Location: ws://reference.test/"),
    ];

    private static IEnumerable<Innocent> Long =>
    [
        .. from length in (int[])[512, 1900, 4000, 7600]
           select With($"value-of-{length}", $"X-Long: {new string('v', length)}"),
        .. from count in (int[])[10, 40, 80]
            select With($"{count}-fields", [.. Enumerable.Range(0, count).Select(i => $"X-Field-{i}: {i}")]),
        .. from count in (int[])[16, 80]
           select With($"{count}-long-fields",
               [.. Enumerable.Range(0, count).Select(i => $"X-Field-{i}: {new string('v', 7000 / count)}")]),
    ];

    private static IEnumerable<Innocent> Interim =>
    [
        .. from response in new (string Name, string Head)[]
           {
               ("100", "100 Continue"), ("102", "102 Processing"), ("104", "104 Upload Resumption Supported"), ("199", "199 Anything"),
               ("103", "103 Early Hints\r\nLink: </style.css>; rel=preload"), ("100-without-reason", "100 "),
               ("100-twice", "100 Continue\r\n\r\nHTTP/1.1 100 Continue"),
                   ("100-and-103", "100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>"),
               ("102-five-times", string.Join("\r\n\r\nHTTP/1.1 ", Enumerable.Repeat("102 Processing", 5))),
           }
           select Responding($"interim-{response.Name}", "Interim responses come before the 101.", "9110 15.2", right =>
               $"HTTP/1.1 {response.Head}\r\n\r\n{right}"),
    ];

    private static Innocent Ordered(string how, Func<string[], IEnumerable<string>> order) =>
        Responding($"fields-{how}", "The fields come in another order.", $"{FieldsOfHttp}.3", right =>
            Changed(right, lines => [lines[0], .. order(lines[1..])]));

    private static Innocent Written(string name, string freedom, Func<string, string, string> write) =>
        Responding($"response-{name}", freedom, Lines, right => Changed(right, lines => [lines[0], .. lines[1..].Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return write(line[..colon], line[(colon + 1)..].Trim());
        })]));

    private static Innocent With(string name, params string[] lines) =>
        Responding($"response-with-{name}", "The 101 has fields that mean nothing to WebSocket.", FieldsOfHttp + ".1", right =>
            lines.Aggregate(right, HeadText.Plus));

    /// <summary>The response with the lines of its last head changed; an interim one before it stays.</summary>
    private static string Changed(string response, Func<string[], IEnumerable<string>> change)
    {
        var start = response[..^4].LastIndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end ? end + 4 : 0;
        return response[..start] + string.Join("\r\n", change(response[start..^4].Split("\r\n"))) + "\r\n\r\n";
    }

    private static string Slug(string text) => text.Length == 0 ? "empty"
        : text.Length > 100 ? "long"
        : string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
