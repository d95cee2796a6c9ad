using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// Opening handshakes that are out of all proportion (RFC 6455 sections 10.1 and 10.7). Each is known to have stopped some server; any
/// answer in order, or a closed connection, will do. https://www.rfc-editor.org/rfc/rfc6455#section-10.1
/// </summary>
public static class HeaderFloods
{
    private const int Long = 256 * 1024;

    private const int Many = 10_000;

    private static readonly (string Parameter, RawRequest Request, string Words)[] Floods =
    [
        ("long-field", RawRequest.Baseline.Plus("X-Wsspec", new string('x', Long)), "a field of 256 KiB"),
        ("long-field-name", RawRequest.Baseline.Plus(new string('x', Long), "a"), "a field name of 256 KiB"),
        ("long-target", WithLine("GET {target}?" + new string('x', Long) + " HTTP/1.1"), "a target of 256 KiB"),
        ("long-method", WithLine(new string('G', Long) + " {target} HTTP/1.1"), "a method of 256 KiB"),
        ("long-host", RawRequest.Baseline.With("Host", new string('h', Long / 4)), "a Host of 64 KiB"),
        ("long-origin", RawRequest.Baseline.With("Origin", "http://" + new string('o', Long / 4)), "an Origin of 64 KiB"),
        ("long-key", RawRequest.Baseline with { Key = new string('A', Long / 4) }, "a key of 64 KiB"),
        ("two-thousand-fields", RawRequest.Baseline.Plus(Numbered(2000)), "2000 fields"),
        ("two-thousand-fields-before-host", BeforeHost(Numbered(2000)), "2000 fields before Host"),
        ("ten-thousand-fields", RawRequest.Baseline.Plus(Numbered(Many)), "10,000 fields"),
        ("ten-thousand-equal-fields", RawRequest.Baseline.Plus([.. Enumerable.Repeat(new RawField("X", ""), Many)]), "10,000 equal fields"),
        ("unclosed-quoted-pairs", Extensions("x; a=\"" + Repeat("\\c", 4096)), "an unclosed run of quoted pairs"),
        ("blanks-in-extensions", Extensions("x;" + new string(' ', 8192) + "y"), "a run of blanks in its extensions"),
        ("ten-thousand-extensions", Extensions(string.Join(',', Enumerable.Range(0, Many).Select(i => $"x{i}"))), "10,000 extensions"),
        ("ten-thousand-parameters", Extensions("x" + Repeat("; a=1", Many)), "10,000 extension parameters"),
        ("ten-thousand-deflate-offers", Extensions(Repeat("permessage-deflate,", Many) + "x"), "10,000 offers of one extension"),
        ("blanks-in-protocol", Protocol("a" + new string(' ', 8192) + "b"), "a run of blanks in its subprotocols"),
        ("commas-in-protocol", Protocol("a" + new string(',', 8192) + "b"), "a run of commas in its subprotocols"),
        ("ten-thousand-subprotocols", Protocol(string.Join(',', Enumerable.Range(0, Many).Select(i => $"p{i}"))), "10,000 subprotocols"),
        ("long-subprotocol", Protocol(new string('p', Long / 4)), "a subprotocol of 64 KiB"),
        ("blanks-in-connection", Connection("keep-alive" + new string(' ', 8192) + "x, Upgrade"), "a run of blanks in Connection"),
        ("blanks-in-upgrade", RawRequest.Baseline.With(
            "Upgrade", "foo" + new string(' ', 8192) + "x, websocket"), "a run of blanks in Upgrade"),
        ("commas-in-connection", Connection(new string(',', 8192) + "Upgrade"), "a run of commas in Connection"),
    ];

    /// <summary>Names that mean something to the object model of a scripting language.</summary>
    private static readonly string[] MagicNames = ["constructor", "__proto__", "prototype", "toString", "hasOwnProperty", "valueOf"];

    /// <summary>Query strings that engines on top of a WebSocket server parse.</summary>
    private static readonly (string Parameter, string Query)[] Queries =
    [
        ("transport-parameters", "?EIO=4&transport=websocket&sid=__proto__"),
        ("broken-escapes", "?a=%&b=%zz&%=%"),
        ("nested-brackets", "?a[__proto__][b]=1&a[]=1&a[[=1"),
        ("many-separators", "?" + new string('&', 4096)),
        ("dots", "/../../../../etc/passwd"),
        ("escaped-dots", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
        ("escaped-nul", "/%00"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from flood in Floods select Survives("flood", flood.Parameter, flood.Request, flood.Words),
        .. from name in MagicNames select Survives(
            "magic-extension-name", Parameter(name), Extensions($"{name}; {name}={name}"), $"{name} for an extension"),
        .. from name in MagicNames select Survives("magic-subprotocol-name", Parameter(name), Protocol(name), $"{name} for a subprotocol"),
        .. from query in Queries select CraftedTarget(query.Parameter, query.Query),
    ];

    private static RawRequest WithLine(string requestLine) => RawRequest.Baseline with { RequestLine = requestLine + "\r\n" };

    private static RawRequest Extensions(string value) => RawRequest.Baseline.With("Sec-WebSocket-Extensions", value);

    private static RawRequest Protocol(string value) => RawRequest.Baseline.With("Sec-WebSocket-Protocol", value);

    private static RawRequest Connection(string value) => RawRequest.Baseline.With("Connection", value);

    private static RawField[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(i => new RawField($"X-{i}", ""))];

    private static RawRequest BeforeHost(RawField[] fields) =>
        RawRequest.Baseline with { Fields = [.. fields, .. RawRequest.Baseline.Fields] };

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Parameter(string magicName) => magicName.Trim('_').ToLowerInvariant();

    private static ConformanceCase CraftedTarget(string parameter, string query) => Survives(
        "crafted-target",
        parameter,
        WithLine("GET {target}" + query + " HTTP/1.1"),
        $"a crafted target ({parameter.Replace('-', ' ')})");

    private static ConformanceCase Survives(string fact, string parameter, RawRequest request, string words) => Handshake(
        $"security/{fact}/{parameter}",
        $"A handshake with {words} is answered in order or cut off",
        [Rfc6455.InputNotTrusted, Rfc6455.NonBrowserClientsExpected, Rfc6455.IncomingDataValidated],
        request,
        Outcomes.AnswersInOrder);
}
