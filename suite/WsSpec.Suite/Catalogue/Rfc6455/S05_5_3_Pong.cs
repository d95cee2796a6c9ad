using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.5.3, Pong. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3</summary>
public static class S05_5_3_Pong
{
    private static readonly RawFrame Question = Ping("still there?");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Unsolicited("empty", Pong()),
        Unsolicited("text", Pong("heartbeat")),
        Unsolicited("125-octets", Pong(Counting(125))),
        Unsolicited("not-utf8", Pong([0xFF, 0xFE, 0x80])),
        Unsolicited("several", Pong("one"), Pong("two"), Pong("three")),
        BeforeMessage,
        AfterPing,
    ];

    private static ConformanceCase BeforeMessage
    {
        get
        {
            var message = Text("Hello");
            return Unsolicited("before-message") with
            {
                Script = [Sends(Pong("heartbeat"), message), AwaitEcho(message)],
                Outcomes = [new("the message, and nothing for the Pong", EchoOf(message), Rest)],
            };
        }
    }

    private static ConformanceCase AfterPing
    {
        get
        {
            var first = Ping("first");
            return Unsolicited("repeats-earlier-ping") with
            {
                Script = [Sends(first), AwaitPong(first), Sends(Pong("first")), Sends(Question), AwaitPong(Question)],
                Outcomes = [new("both Pings are answered, the Pong is not", PongOf(first), PongOf(Question), Rest)],
            };
        }
    }

    /// <summary>
    /// That the Pong was taken shows by the Ping behind. A Pong that comes back for it is one nobody asked for, which anyone may send.
    /// </summary>
    private static ConformanceCase Unsolicited(string what, params RawFrame[] pongs) => new()
    {
        Id = $"pong/unsolicited-pong-is-not-answered/{what}",
        Title = $"A Pong that nobody asked for is taken and not answered ({what.Replace('-', ' ')})",
        Covers = [Rfc6455.PingIsAnswered, Rfc6455.PongIsNotAnswered, Rfc6455.UnsolicitedPongAllowed],
        Script = [Sends([.. pongs]), Sends(Question), AwaitPong(Question)],
        Outcomes = [new("only the Ping behind is answered", PongOf(Question), Rest)],
    };
}
