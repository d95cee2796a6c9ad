using System.Collections.Immutable;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How a client may write its request (section 4.1; RFC 9110 and RFC 9112).</summary>
internal static class RequestFreedoms
{
    public static IEnumerable<Innocent> All =>
        Only(Roles.Client, [.. Forms, .. Values, .. Further, .. Long, .. Subprotocols, .. Extensions]);

    private static IEnumerable<Innocent> Forms =>
    [
        Lined("fields-reversed", "The fields come in reverse order.", "9110 5.3", fields => fields.Reverse()),
        Lined("fields-by-name", "The fields come in the order of their names.", "9110 5.3", fields => fields.Order(StringComparer.Ordinal)),
        Lined("host-last", "Host is the last field.", "9110 7.2", fields => fields.OrderBy(IsHost)),
        Lined("key-first", "The key is the first field.", "9110 5.3", fields =>
            fields.OrderBy(line => !line.Contains("Key", StringComparison.Ordinal))),
        Written("names-in-lower-case", (name, value) => $"{name.ToLowerInvariant()}: {value}"),
        Written("names-in-upper-case", (name, value) => $"{name.ToUpperInvariant()}: {value}"),
        Written("names-capitalised", (name, value) => $"{name[0]}{name[1..].ToLowerInvariant()}: {value}"),
        Written("no-blank-after-colon", (name, value) => $"{name}:{value}"),
        Written("blanks-after-colon", (name, value) => $"{name}:     {value}"),
        Written("tab-after-colon", (name, value) => $"{name}:\t{value}"),
        Written("blanks-after-value", (name, value) => $"{name}: {value} \t"),
    ];

    private static IEnumerable<Innocent> Values =>
    [
        .. from target in (string[])["http://reference.test:9001/", "HTTP://reference.test:9001/", "http://REFERENCE.test:9001/"]
           select Requesting($"absolute-target-{target.Length}-{(int)target[0]}-{(int)target[7]}", $"The request target is {target}.",
               "6455 4.1", right =>
               HeadText.StartLine(right, _ => $"GET {target} HTTP/1.1")),
        .. from host in (string[])["REFERENCE.TEST:9001", "Reference.Test:9001"]
           select Requesting($"host-{host}", "Host is written in capital letters.", "9110 4.2.3", right =>
               HeadText.Set(right, FieldNames.Host, host)),
        .. from value in (string[])["WebSocket", "WEBSOCKET", "websocket, h2c", "h2c, websocket", "x/1.0,websocket"]
           select Requesting($"asks-for-upgrade-{Slug(value)}-{value[0]}{value[^1]}", $"Upgrade is {value}.", "6455 4.1", right =>
               HeadText.Set(right, FieldNames.Upgrade, value)),
        .. from value in (string[])["upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, keep-alive", "keep-alive,Upgrade,x-hop",
            "Upgrade,\tx-hop"]
           select Requesting($"asks-with-connection-{Slug(value)}-{value[0]}", $"Connection is {value}.", "6455 4.1", right =>
               HeadText.Set(right, FieldNames.Connection, value)),
        Requesting("asks-with-connection-twice", "Connection has a field for each of its options.", "9110 5.3", right =>
            HeadText.Plus(right, "Connection: keep-alive")),
        Requesting("asks-with-connection-twice-upgrade-last", "The second field of Connection has Upgrade.", "9110 5.3", right =>
            HeadText.StartLine(right, line => line + "\r\nConnection: keep-alive")),
        Requesting("asks-with-upgrade-twice", "Upgrade has a field for each protocol.", "9110 5.3", right =>
            HeadText.Plus(right, "Upgrade: h2c")),
    ];

    private static IEnumerable<Innocent> Further =>
    [
        With("origin", "Origin: http://reference.test"),
        With("null-origin", "Origin: null"),
        With("cookies", "Cookie: a=1; b=\"2\"; c="),
        With("user-agent", "User-Agent: Mozilla/5.0 (X11; Linux x86_64) client/1.0"),
        With("authorization", "Authorization: Basic dXNlcjpwYXNzd29yZA=="),
        With("browser-fields", "Pragma: no-cache", "Cache-Control: no-cache", "Accept-Encoding: gzip, deflate, br",
            "Accept-Language: de,en;q=0.8"),
        With("accept", "Accept: */*", "Accept: text/html;q=0.5"),
        With("forwarding", "X-Forwarded-For: 10.0.0.1, 10.0.0.2", "X-Forwarded-Proto: https"),
        With("via", "Via: 1.1 proxy"),
        With("content-length-0", "Content-Length: 0"),
        With("expect-nothing", "X-Expect: 100"),
        With("empty-value", "X-Empty:"),
        With("obs-text", "X-Name: J\u00FCrgen \u00A9 \u00FF\u0080"),
        With("odd-names", "!#$%&'*+-.^_`|~0a: x", "1: 2"),
        With("quotes", "X-Quoted: \"a: \\\"b\\\" , c\""),
        With("fetch-metadata", "Sec-Fetch-Mode: websocket", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: empty", "Sec-GPC: 1"),
        With("other-websocket-field", "Sec-WebSocket-Node: 7"),
        With("repeated-field", "X-Tag: a", "X-Tag: b", "X-Tag: a"),
        With("te", "TE: trailers"),
        With("priority", "Priority: u=3, i", "DNT: 1"),
        With("trace", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate: a=b"),
    ];

    private static IEnumerable<Innocent> Long =>
    [
        .. from length in (int[])[512, 1900, 4000, 7600] select With($"value-of-{length}", $"Cookie: x={new string('v', length)}"),
        .. from count in (int[])[10, 40, 80]
            select With($"{count}-fields", [.. Enumerable.Range(0, count).Select(i => $"X-Field-{i}: {i}")]),
        .. from count in (int[])[16, 80]
           select With($"{count}-long-fields",
               [.. Enumerable.Range(0, count).Select(i => $"X-Field-{i}: {new string('v', 7000 / count)}")]),
    ];

    private static IEnumerable<Innocent> Subprotocols =>
        from offer in (string[])["chat", "chat, superchat", "v10.stomp, v11.stomp, v12.stomp", "a",
            "soap, wamp.2.json, graphql-ws, mqtt, x_y-z.1", "CHAT, chat", "!#$%&'*+-.^_`|~"]
        from form in (string[])["one", "many"]
        where form == "one" || offer.Contains(',', StringComparison.Ordinal)
        let fields = form == "one" ? "" : ", each in a field of its own"
        select Free($"offers-{Slug(offer)}-{offer[0]}-in-{form}", $"The subprotocols {offer} are offered{fields}.",
            "6455 4.1", new()
            {
                Asks = handshake => handshake with { Subprotocols = [.. offer.Split(", ")] },
                WritesHead = (_, right) => form == "one" ? right : HeadText.Values(right, FieldNames.Protocol).SelectMany(v => v.Split(','))
                    .Aggregate(HeadText.Without(right, FieldNames.Protocol), (head, name) =>
                        HeadText.Plus(head, $"{FieldNames.Protocol}: {name.Trim()}")),
            });

    private static IEnumerable<Innocent> Extensions =>
    [
        Offering("foreign", "x-foreign"),
        Offering("foreign-with-parameters", "x-foreign; a; b=2; c=\"three\""),
        Offering("old-webkit", "x-webkit-deflate-frame"),
        Offering("bzip", "permessage-bzip2; client_compress_level=5"),
        Offering("several", "x-one", "x-two; a=1", "permessage-snappy"),
        Offering("the-same-name-twice", "x-foreign; a=1", "x-foreign; a=2"),
    ];

    private static Innocent Offering(string name, params string[] extensions) =>
        Free($"offers-extension-{name}", $"The extensions {string.Join(", ", extensions)} are offered besides.", "6455 9.1", new()
        {
            WritesHead = (_, right) =>
                extensions.Aggregate(right, (head, extension) => HeadText.Plus(head, $"{FieldNames.Extensions}: {extension}")),
        });

    private static Innocent Written(string name, Func<string, string, string> write) =>
        Lined($"request-{name}", "Fields are written in another form.", "9112 5", fields => fields.Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return write(line[..colon], line[(colon + 1)..].Trim());
        }));

    private static Innocent With(string name, params string[] lines) => Requesting(
        $"request-with-{name}", "The request has fields that mean nothing to WebSocket.", "6455 4.1", right =>
            lines.Aggregate(right, HeadText.Plus));

    private static Innocent Lined(string name, string freedom, string allowedBy, Func<ImmutableArray<string>,
        IEnumerable<string>> fields) =>
        Requesting($"asks-{name}", freedom, allowedBy, right =>
        {
            var lines = right[..^4].Split("\r\n");
            return string.Join("\r\n", [lines[0], .. fields([.. lines.Skip(1)])]) + "\r\n\r\n";
        });

    private static bool IsHost(string line) => line.StartsWith("Host", StringComparison.OrdinalIgnoreCase);

    private static string Slug(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
