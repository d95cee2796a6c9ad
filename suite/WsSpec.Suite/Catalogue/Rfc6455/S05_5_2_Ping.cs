using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.5.2, Ping. https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2</summary>
public static class S05_5_2_Ping
{
    private static readonly (string Name, byte[] Data)[] ApplicationData =
    [
        ("octets-00-to-7c", Counting(125)),
        ("octets-7d-to-f9", Counting(125, first: 0x7D)),
        ("octets-fa-to-ff", Counting(6, first: 0xFA)),
        ("nul", [0]),
        ("not-utf8", [0xFF, 0xFE, 0x80, 0xC0]),
        ("like-a-close-body", [0x03, 0xE8]),
        ("like-a-frame", [0x81, 0x02, 0x48, 0x69]),
        ("digits", "12345"u8.ToArray()),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from length in (int[])[0, 1, 5, 64, 124, 125] select RepeatsApplicationData(length),
        .. from data in ApplicationData select RepeatsOctets(data.Name, data.Data),
        Prompt,
        WithTheResponse,
        BetweenMessages,
        .. from count in (int[])[2, 10] select Several(count),
        SameTwice,
        BehindClose,
    ];

    private static ConformanceCase Prompt
    {
        get
        {
            var ping = Ping("at once");
            return new()
            {
                Id = "ping/pong-comes-promptly",
                Title = "A Ping on an idle connection is answered within a second",
                Covers = [Rfc6455.PingIsAnswered, Rfc6455.PongSentPromptly],
                Script = [Sends(ping), AwaitPong(ping)],
                Outcomes =
                [
                    new("the Pong comes within a second", new Within(1000, new PongPattern(ping.Payload)), Rest),
                    new("the Pong comes later", PongOf(ping), Rest) { Breaks = Rfc6455.PongSentPromptly },
                ],
            };
        }
    }

    /// <summary>Only a server may put frames behind its half of the handshake.</summary>
    private static ConformanceCase WithTheResponse
    {
        get
        {
            var ping = Ping("with the response");
            return new()
            {
                Id = "ping/ping-with-the-response-is-answered",
                Title = "A Ping in the same segment as the server's response is answered",
                Covers = [Rfc6455.PingIsAnswered, Rfc6455.PingAtAnyTime],
                Testee = Roles.Client,
                Script = [new Open { Together = [ping] }, AwaitPong(ping)],
                Outcomes = [new("the Pong repeats the Ping", PongOf(ping), Rest)],
            };
        }
    }

    private static ConformanceCase BetweenMessages
    {
        get
        {
            RawFrame first = Text("one"), second = Text("two"), before = Ping("before"), between = Ping("between"), behind = Ping("behind");
            return new()
            {
                Id = "ping/pings-at-any-time-are-answered",
                Title = "Pings before, between and behind messages are answered",
                Covers = [Rfc6455.PingIsAnswered, Rfc6455.PingAtAnyTime],
                Script =
                [
                    Sends(before), AwaitPong(before), Sends(first), AwaitEcho(first), Sends(between), AwaitPong(between),
                    Sends(second), AwaitEcho(second), Sends(behind), AwaitPong(behind),
                ],
                Outcomes =
                [
                    new("all are answered in turn", PongOf(before), EchoOf(first), PongOf(between), EchoOf(second), PongOf(behind), Rest),
                ],
            };
        }
    }

    private static ConformanceCase SameTwice
    {
        get
        {
            RawFrame ping = Ping("again"), last = Ping("last");
            return new()
            {
                Id = "ping/same-ping-again-is-answered-again",
                Title = "A Ping that repeats an earlier one is answered again",
                Covers = [Rfc6455.PingIsAnswered],
                Script = [Sends(ping), AwaitPong(ping), Sends(ping), AwaitPong(ping), Sends(last), AwaitPong(last)],
                Outcomes = [new("each is answered once", PongOf(ping), PongOf(ping), PongOf(last), Rest)],
            };
        }
    }

    /// <summary>A Pong that overtakes the answer to the Close is harmless; one behind that answer breaks section 1.4.</summary>
    private static ConformanceCase BehindClose
    {
        get
        {
            var ping = Ping("too late");
            return new()
            {
                Id = "ping/ping-behind-close-needs-no-pong",
                Title = "A Ping behind a Close may go unanswered, and is not answered behind the other Close",
                Covers = [Rfc6455.DataAfterCloseDiscarded, Rfc6455.PingAfterCloseMayGoUnanswered],
                Script = [Sends(Close(1000), ping), AwaitClose, AwaitEnd],
                Outcomes =
                [
                    new("the Close is answered, the Ping is not", AnyClose, Ended),
                    new("the Pong comes before the answer to the Close", PongOf(ping), AnyClose, Ended)
                    {
                        Breaks = Rfc6455.CloseAnsweredPromptly,
                    },
                    new("the transport ends without a Close", Ended) { Breaks = Rfc6455.CloseIsAnswered },
                    new("the transport stays open", AnyClose, Nothing) { Breaks = Rfc6455.TcpClosedAfterBothCloses },
                ],
            };
        }
    }

    private static ConformanceCase RepeatsApplicationData(int length)
    {
        var ping = Ping(Counting(length, first: 0x41));
        return new()
        {
            Id = $"ping/pong-repeats-application-data/{length}",
            Title = $"A Ping with {length} octets is answered by a Pong with the same octets",
            Covers = [Rfc6455.PingIsAnswered, Rfc6455.PongRepeatsApplicationData, Rfc6455.PingMayCarryData],
            Script = [Sends(ping), AwaitPong(ping)],
            Outcomes = [new("the Pong repeats the Ping", PongOf(ping), Rest)],
        };
    }

    private static ConformanceCase RepeatsOctets(string name, byte[] data)
    {
        var ping = Ping(data);
        return RepeatsApplicationData(0) with
        {
            Id = $"ping/pong-repeats-any-octets/{name}",
            Title = $"The application data of a Ping comes back whatever it looks like ({name.Replace('-', ' ')})",
            Covers = [Rfc6455.PongRepeatsApplicationData, Rfc6455.PingPongNeedNotBeUtf8, Rfc6455.PingMayCarryData],
            Script = [Sends(ping), AwaitPong(ping)],
            Outcomes = [new("the Pong repeats the Ping", PongOf(ping), Rest)],
        };
    }

    /// <summary>The Ping at the end shows that no Pong to an earlier one comes after the last one's (ruling 11).</summary>
    private static ConformanceCase Several(int count)
    {
        ImmutableArray<RawFrame> pings = [.. from i in Enumerable.Range(1, count) select Ping($"ping {i} of {count}")];
        var end = Ping("end");
        return new()
        {
            Id = $"ping/several-pings-are-answered-in-order/{count}",
            Title = $"Of {count} Pings in one write the last is answered, the others in their order or not at all",
            Covers = [Rfc6455.PingIsAnswered, Rfc6455.PongRepeatsApplicationData, Rfc6455.OnlyLatestPingNeedsPong],
            Script = [new Send(pings), AwaitPong(pings[^1]), Sends(end), AwaitPong(end)],
            Outcomes = [new("Pongs in order, the last one among them", new PongsOf([.. pings.Select(p => p.Payload)]), PongOf(end), Rest)],
        };
    }
}
