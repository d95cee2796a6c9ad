using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 10.7, Handling of Invalid Data. https://www.rfc-editor.org/rfc/rfc6455#section-10.7</summary>
public static class S10_7_HandlingInvalidData
{
    private static readonly (string Parameter, RawFrame Message, string Words)[] LikeSomethingElse =
    [
        ("nul", Text("a\0b\0"), "U+0000 in a message"),
        ("line-ends", Text("GET / HTTP/1.1\r\n\r\n"), "An HTTP request in a message"),
        ("response", Text("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"), "An HTTP response in a message"),
        ("octet-ff", Binary(0x00, 0x41, 0xFF, 0x00, 0x42, 0xFF), "The frame borders of an old draft in a message"),
        ("frames", Binary(0x89, 0x00, 0x88, 0x00, 0x81, 0x01, 0x41), "Unmasked frames in a message"),
        ("masked-close", Binary(0x88, 0x82, 0x00, 0x00, 0x00, 0x00, 0x03, 0xE8), "A masked Close frame in a message"),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from like in LikeSomethingElse select LengthDecides(like.Parameter, like.Message, like.Words),
        new()
        {
            Id = "invalid-data/close-comes-before-the-end",
            Title = "Invalid data on an open connection is answered by a Close before the transport ends",
            Covers = [Rfc6455.IncomingDataValidated, Rfc6455.CloseBeforeDrop],
            Script = [Sends(Ping("reserved bits") with { Rsv = 7 }), AwaitFailure],
            Outcomes =
            [
                .. Outcomes.FailsConnection(Rfc6455.IncomingDataValidated, 1002)
                    .Select(o => o.Breaks == Rfc6455.CloseBeforeTcpClose ? o with { Breaks = Rfc6455.CloseBeforeDrop } : o),
            ],
        },
    ];

    private static ConformanceCase LengthDecides(string parameter, RawFrame message, string words) => new()
    {
        Id = $"invalid-data/length-decides-where-a-frame-ends/{parameter}",
        Title = $"{words} is payload like any other",
        Covers = [Rfc6455.LengthDecidesFrameEnd],
        Script = [Sends(message), AwaitEcho(message)],
        Outcomes = Outcomes.Echoes(EchoOf(message)),
    };
}
