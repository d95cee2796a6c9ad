using System.Globalization;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.OpeningHandshakes;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 9112 section 6.3, Message Body Length: an opening handshake with a body, which is read as a body and never as frames.
/// https://www.rfc-editor.org/rfc/rfc9112#section-6.3
/// </summary>
public static class S06_3_MessageBodyLength
{
    private static readonly RawFrame Behind = Text("behind the body");

    /// <summary>A Ping that a server would answer if it took the body for frames; masked with a key of zeros.</summary>
    private const string PingBody = "\u0089\u0088\0\0\0\0smuggled";

    private static readonly RawFrame Smuggled = Ping("smuggled");

    private static readonly RawFrame Question = Ping("and nothing else?");

    private static readonly (string Parameter, RawField[] Fields, string Words)[] Broken =
    [
        ("two-lengths", [new("Content-Length", "5"), new("Content-Length", "6")], "two different lengths"),
        ("signed-length", [new("Content-Length", "+5")], "a signed length"),
        ("negative-length", [new("Content-Length", "-5")], "a negative length"),
        ("length-is-a-word", [new("Content-Length", "five")], "a word for a length"),
        ("coding-not-chunked", [new("Transfer-Encoding", "x-wsspec")], "an unknown transfer coding"),
        ("chunked-not-last", [new("Transfer-Encoding", "chunked, x-wsspec")], "a transfer coding behind chunked"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        IsBody(
            "content-length",
            "A body of a stated length",
            [new("Content-Length", PingBody.Length.ToString(CultureInfo.InvariantCulture))],
            PingBody),
        IsBody("chunked", "A chunked body", [new("Transfer-Encoding", "chunked")], $"e\r\n{PingBody}\r\n0\r\n\r\n"),
        IsBody(
            "length-and-chunked",
            "A chunked body with a length as well",
            [new("Content-Length", "5"), new("Transfer-Encoding", "chunked")],
            $"e\r\n{PingBody}\r\n0\r\n\r\n"),
        BeyondEveryBody,
        .. from broken in Broken select IsBroken(broken.Parameter, broken.Fields, broken.Words),
        Handshake(
            "request-body/length-zero-is-left-open",
            "A handshake with Content-Length: 0 is accepted or refused",
            [Rfc9112.RequestBodyDelimited, Rfc6455.UnsafeDataMayDropTcp],
            RawRequest.Baseline.Plus("Content-Length", "0"),
            Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp)),
    ];

    private static ConformanceCase IsBody(string parameter, string words, RawField[] fields, string body) => new()
    {
        Id = $"request-body/is-never-read-as-frames/{parameter}",
        Title = $"{words} of a handshake is no frame",
        Covers = [Rfc9112.RequestBodyDelimited],
        Testee = Roles.Server,
        Script =
        [
            new SendRequest(RawRequest.Baseline.Plus(fields) with { Body = body }),
            AwaitResponse,
            Sends(Behind),
            AwaitEcho(Behind),
            Sends(Question),
            AwaitPong(Question),
            new Await(Awaited.EarlyEnd),
        ],
        Outcomes =
        [
            new("accepted, the body read as a body",
                Response.Accepts, EchoOf(Behind), new Maybe(PongOf(Question)), new Either(Nothing, Ended, AnyClose), Rest),
            new("accepted, the body read as a frame",
                Response.Accepts, new Maybe(EchoOf(Behind)), new Maybe(PongOf(Question)), PongOf(Smuggled), Rest)
            {
                Breaks = Rfc9112.RequestBodyDelimited,
            },
            new("accepted, the body read as broken frames", Response.Accepts, new CloseWith(1002, 1003, 1007, 1009), Rest)
            {
                Breaks = Rfc9112.RequestBodyDelimited,
            },
            new("accepted, then closed", Response.Accepts, new Either(AnyClose, Ended), Rest)
            {
                Breaks = Rfc6455.InvalidHandshakeGetsFittingStatus,
            },
            .. Outcomes.MayRefuse(Rfc6455.UnsafeDataMayDropTcp),
        ],
    };

    /// <summary>RFC 9110 section 8.6 sets no limit to a length; what is left of the body may be awaited.</summary>
    private static ConformanceCase BeyondEveryBody => Handshake(
        "request-body/broken-framing-is-refused/length-beyond-64-bits",
        "A handshake with a length of more than 64 bits is accepted or refused",
        [Rfc9112.RequestBodyDelimited, Rfc6455.UnsafeDataMayDropTcp],
        RawRequest.Baseline.Plus("Content-Length", "99999999999999999999") with { Body = "hello" },
        [
            new("the rest of the body is awaited", Nothing, Rest) { Uses = Rfc9112.RequestBodyDelimited },
            .. Outcomes.AcceptsOrRefuses(Rfc6455.UnsafeDataMayDropTcp),
        ]);

    private static ConformanceCase IsBroken(string parameter, RawField[] fields, string words) => Handshake(
        $"request-body/broken-framing-is-refused/{parameter}",
        $"A handshake with {words} is refused",
        [Rfc9112.RequestBodyDelimited],
        RawRequest.Baseline.Plus(fields) with { Body = "hello" },
        Outcomes.Refuses(Rfc9112.RequestBodyDelimited));
}
