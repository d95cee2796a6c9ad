using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.4, Fragmentation: control frames between fragments; a Close there belongs to section 5.5.1.
/// https://www.rfc-editor.org/rfc/rfc6455#section-5.4
/// </summary>
public static class S05_4_ControlFramesBetween
{
    private static readonly RawFrame Message = Text("Hello");

    private static readonly RawFrame Start = Unfinished(Text("Hel"));

    private static readonly RawFrame End = Continuation("lo");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        PingBeforeTheEnd,
        PingIn("one-segment", Delivery.Whole),
        PingIn("segments", Delivery.FrameBorders),
        LongPing,
        PingInEveryGap,
        Pongs,
    ];

    /// <summary>The message does not go on until the Pong is there, so nobody can queue the Pong behind it.</summary>
    private static ConformanceCase PingBeforeTheEnd
    {
        get
        {
            var ping = Ping("between");
            return new()
            {
                Id = "fragmentation/ping-between-fragments-is-answered-before-the-end",
                Title = "A Ping inside an unfinished message is answered before the message ends",
                Covers = [Rfc6455.ControlFramesBetweenFragments, Rfc6455.PingIsAnswered, Rfc6455.MessageDeliveredWhole],
                Script = [Sends(Start), Sends(ping), AwaitPong(ping), Sends(End), AwaitEcho(Message)],
                Outcomes =
                [
                    new("the Pong, then the message", new Within(1000, new PongPattern(ping.Payload)), EchoOf(Message), Rest),
                    new("the Pong late, then the message", PongOf(ping), EchoOf(Message), Rest) { Breaks = Rfc6455.PongSentPromptly },
                    new("the Pong waits for the message", Nothing, new InAnyOrder(EchoOf(Message), PongOf(ping)), Rest)
                    {
                        Breaks = Rfc6455.ControlFramesBetweenFragments,
                    },
                ],
            };
        }
    }

    private static ConformanceCase LongPing
    {
        get
        {
            var ping = Ping(Counting(125));
            return PingIn("with-125-octets", Delivery.Whole) with
            {
                Script = [Sends(Start, ping, End), AwaitPong(ping), AwaitEcho(Message)],
                Outcomes = [new("the Pong and the message", new InAnyOrder(PongOf(ping), EchoOf(Message)), Rest)],
            };
        }
    }

    private static ConformanceCase PingInEveryGap
    {
        get
        {
            RawFrame[] pings = [.. from i in Enumerable.Range(1, 4) select Ping($"gap {i}")];
            return new()
            {
                Id = "fragmentation/ping-in-every-gap-is-answered",
                Title = "Pings in every gap of a message are answered in their order, and the message is whole",
                Covers = [Rfc6455.ControlFramesBetweenFragments, Rfc6455.ControlFramesMayIntervene, Rfc6455.ControlFramesMayBeInjected],
                Script =
                [
                    Sends(Unfinished(Text("H")), pings[0]), AwaitPong(pings[0]),
                    Sends(Unfinished(Continuation("e")), pings[1]), AwaitPong(pings[1]),
                    Sends(Unfinished(Continuation("l")), pings[2]), AwaitPong(pings[2]),
                    Sends(Unfinished(Continuation("l")), pings[3]), AwaitPong(pings[3]),
                    Sends(Continuation("o")), AwaitEcho(Message),
                ],
                Outcomes = [new("the Pongs, then the message", [.. pings.Select(PongOf), EchoOf(Message), Rest])],
            };
        }
    }

    private static ConformanceCase Pongs => new()
    {
        Id = "fragmentation/pong-between-fragments-changes-nothing",
        Title = "Pongs between fragments are neither answered nor part of the message",
        Covers = [Rfc6455.ControlFramesBetweenFragments, Rfc6455.PongIsNotAnswered],
        Script = [Sends(Start, Pong(), Pong("nobody asked"), End), AwaitEcho(Message)],
        Outcomes = [new("the message, and nothing for the Pongs", EchoOf(Message), Rest)],
    };

    private static ConformanceCase PingIn(string name, Delivery delivery)
    {
        var ping = Ping("between");
        return new()
        {
            Id = $"fragmentation/ping-between-fragments-is-answered/{name}",
            Title = $"A Ping between two fragments is answered, and the message is whole ({name.Replace('-', ' ')})",
            Covers =
            [
                Rfc6455.ControlFramesBetweenFragments, Rfc6455.ControlFramesMayIntervene, Rfc6455.ControlFramesMayBeInjected,
                Rfc6455.PingIsAnswered,
            ],
            Script = [new Send(Start, ping, End) { Delivery = delivery }, AwaitPong(ping), AwaitEcho(Message)],
            Outcomes = [new("the Pong and the message", new InAnyOrder(PongOf(ping), EchoOf(Message)), Rest)],
        };
    }
}
