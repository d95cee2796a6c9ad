using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 sections 5.5 and 6.2, control frames of which a segment brings only a part. https://www.rfc-editor.org/rfc/rfc6455#section-5.5
/// </summary>
public static class S05_5_CutControlFrames
{
    private const ushort OwnCode = 0x10E1;

    /// <summary>What is left of that code when its second octet is lost.</summary>
    private const ushort HalfOfOwnCode = 0x1000;

    private const string Reason = "caf\u00E9 \u20AC \U0001F600";

    private static readonly RawFrame LongPing = Ping(Counting(125, first: 0x41));

    private static readonly RawFrame Message = Text("Hello");

    /// <summary>How many octets are missing in the first segment.</summary>
    private static readonly int[] PingCuts = [1, 2, 3, 4, 5, 62, 121, 122, 124, 125];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from back in PingCuts select PingCut("alone", back, new Send(LongPing) { Cuts = [^back] }),
        PingCut("in-pieces-of-25", new Send(LongPing) { Cuts = [.. from i in Enumerable.Range(1, 4) select ^(25 * i)] }),
        PingCut("octet-by-octet", new Send(Ping(Counting(20, first: 0x61))) { Delivery = Delivery.Octet }),
        .. from back in (int[])[1, 3, 4] select PingInsideMessageCut(back),
        .. from back in (int[])[1, 4, 9] select PongCut(back),
        .. from back in (int[])[1, 2] select CloseCut($"code-{back}", "inside its code or before it", Close(OwnCode), [^back]),
        .. from back in (int[])[1, 2, 3, 5, 8, 15] select CloseCut(
            $"reason-{back}", "inside its reason", Close(OwnCode, Reason), [^back]),
        CloseCut("octet-by-octet", "octet by octet", Close(OwnCode, Reason), []) with
        {
            Script = [new Send(Close(OwnCode, Reason)) { Delivery = Delivery.Octet }, AwaitClose],
        },
        CloseCut("behind-message", "inside its code, behind a message", Close(OwnCode), [^1]) with
        {
            Script = [Sends(Message), AwaitEcho(Message), new Send(Close(OwnCode)) { Cuts = [^1] }, AwaitClose],
            Outcomes = ClosingOutcomes.Accepts(OwnCode, Rfc6455.CloseIsAnswered, EchoOf(Message)),
        },
    ];

    private static ConformanceCase PingCut(string where, int back, Send send) => PingCut($"{where}-{back}", send);

    private static ConformanceCase PingCut(string name, Send send) => new()
    {
        Id = $"ping/cut-ping-is-answered-in-full/{name}",
        Title = $"A Ping that arrives in pieces is answered with all of its octets ({name.Replace('-', ' ')})",
        Covers = [Rfc6455.PongRepeatsApplicationData, Rfc6455.PingIsAnswered, Rfc6455.IncomingOctetsParsedAsFrames],
        Script = [send, AwaitPong(send.Frames[^1]), Sends(Message), AwaitEcho(Message)],
        Outcomes = [new("the Pong repeats the Ping, and the connection works", PongOf(send.Frames[^1]), EchoOf(Message), Rest)],
    };

    private static ConformanceCase PingInsideMessageCut(int back)
    {
        var ping = Ping("cut short");
        return PingCut("inside-message", back, new Send(Unfinished(Text("Hel")), ping) { Cuts = [^back] }) with
        {
            Script =
            [
                new Send(Unfinished(Text("Hel")), ping) { Cuts = [^back] },
                AwaitPong(ping),
                Sends(Continuation("lo")),
                AwaitEcho(Message),
            ],
            Outcomes = [new("the Pong repeats the Ping, and the message is whole", PongOf(ping), EchoOf(Message), Rest)],
        };
    }

    private static ConformanceCase PongCut(int back) => new()
    {
        Id = $"pong/cut-pong-changes-nothing/{back}",
        Title = $"A Pong whose last {back} octets come later is taken like any other",
        Covers = [Rfc6455.IncomingOctetsParsedAsFrames, Rfc6455.UnsolicitedPongAllowed],
        Script = [new Send(Pong("heartbeat")) { Cuts = [^back] }, Sends(Message), AwaitEcho(Message)],
        Outcomes = [new("the message behind it is answered", EchoOf(Message), Rest)],
    };

    /// <summary>The code is one that nobody has a reason to send who has not read it.</summary>
    private static ConformanceCase CloseCut(string name, string where, RawFrame close, ImmutableArray<Index> cuts) => new()
    {
        Id = $"close/cut-close-is-answered/{name}",
        Title = $"A Close that is cut {where} is answered like any other ({name.Replace('-', ' ')})",
        Covers = [Rfc6455.CloseIsAnswered, Rfc6455.IncomingOctetsParsedAsFrames],
        Script = [new Send(close) { Cuts = cuts }, AwaitClose],
        Outcomes =
        [
            new("what comes behind the cut is lost", new CloseWith(HalfOfOwnCode), Rest) { Breaks = Rfc6455.IncomingOctetsParsedAsFrames },
            .. ClosingOutcomes.Accepts(OwnCode, Rfc6455.CloseIsAnswered),
        ],
    };
}
