using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// Replies to a client that are out of all proportion (RFC 6455 sections 10.4 and 10.7). A client may give up or take them; what is to be
/// shown is that it lives, which the run checks after every connection that ends abruptly or in silence.
/// </summary>
public static class ReplyFloods
{
    private const int Long = 256 * 1024;
    private const int Many = 10_000;

    private static readonly RawResponse Good = RawResponse.Baseline;

    private static readonly (string Parameter, RawResponse Reply, string Words)[] Floods =
    [
        ("ten-thousand-fields", Good.Plus(Numbered(Many)), "10,000 fields"),
        ("endless-fields", Good.Plus(Numbered(Many)) with { End = "" }, "10,000 fields and no end"),
        ("long-field", Good.Plus("X-Wsspec", new string('x', Long)), "a field of 256 KiB"),
        ("endless-field", Good.Plus(
            RawField.Line("X-Wsspec: " + new string('x', Long))) with { End = "" }, "a field of 256 KiB and no end"),
        ("long-reason-phrase", Good with { StatusLine = $"HTTP/1.1 101 {new string('x', Long)}\r\n" }, "a reason phrase of 256 KiB"),
        ("interim-responses", Good with { Before = Interim(Many) }, "10,000 interim responses before it"),
        ("endless-interim-responses", new RawResponse { StatusLine = "", Fields = [], End = "", Before = Interim(Many) },
            "10,000 interim responses and no other"),
    ];

    public static IEnumerable<ConformanceCase> Cases => from flood in Floods select Survives(flood.Parameter, flood.Reply, flood.Words);

    private static RawField[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(i => new RawField($"X-{i}", ""))];

    private static string Interim(int count) => string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", count));

    private static ConformanceCase Survives(string parameter, RawResponse reply, string words) => new()
    {
        Id = $"security/reply-flood/{parameter}",
        Title = $"A reply with {words} is given up or taken",
        Covers = [Rfc6455.SizeLimitsProtect, Rfc6455.IncomingDataValidated],
        Testee = Roles.Client,
        Script = [new Await(Awaited.Request), new SendResponse(reply), AwaitFailure],
        Outcomes =
        [
            new("the client gives up", Ended),
            new("the client gives up with a Close", AnyClose, Rest) { Uses = Rfc6455.SizeLimitsProtect },
            new("the connection is open", GoesOn, Rest) { Uses = Rfc6455.SizeLimitsProtect },
            new("the client waits for the end of it", Nothing) { Uses = Rfc6455.SizeLimitsProtect },
        ],
    };
}
