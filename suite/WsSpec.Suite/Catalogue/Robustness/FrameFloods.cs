using System.Collections.Immutable;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// Many legal frames at once (RFC 6455 sections 10.1 and 10.4). A testee may give up a connection that asks for too much, as long as it
/// says so by ending it; every number here is one that a server in use can bear.
/// </summary>
public static class FrameFloods
{
    private static readonly RawFrame Question = Ping("still there?");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        PingFlood(1000),
        PingsInEveryGap(200),
        Flood("pongs", "A flood of 5000 unsolicited Pongs", AnyPong, Enumerable.Repeat(Pong(), 5000)),
        Flood("empty-text", "A flood of 500 empty text messages", AnyMessage, Enumerable.Repeat(Text(""), 500)),
        Flood("empty-binary", "A flood of 500 empty binary messages", AnyMessage, Enumerable.Repeat(Binary(), 500)),
        Flood("empty-fragments", "A message of 2000 empty fragments", AnyMessage,
            [Unfinished(Text("")), .. EmptyFragments(1998), Continuation()]),
        SmallMessages(200),
        CloseFlood,
    ];

    private static One AnyMessage { get; } = new AnyMessage();

    private static One AnyPong { get; } = new AnyPong();

    /// <summary>One Close comes back; the octets behind the first one were never read, so a reset is no wonder.</summary>
    private static ConformanceCase CloseFlood => new()
    {
        Id = "security/flood-is-survived/closes",
        Title = "A thousand Close frames are answered by one",
        Covers = [Rfc6455.NoSecondClose, Rfc6455.SizeLimitsProtect],
        Script = [new Send([.. Enumerable.Repeat(Close(1000), 1000)]), AwaitClose, AwaitEnd],
        Outcomes =
        [
            new("one Close, then the transport ends", AnyClose, Ended),
            new("a reset instead of a Close", new ResetPattern()) { Breaks = Rfc6455.CleanTcpClose },
        ],
    };

    private static ConformanceCase PingFlood(int count)
    {
        ImmutableArray<RawFrame> pings = [.. from i in Enumerable.Range(1, count) select Ping($"{i}")];
        return new()
        {
            Id = "security/flood-is-survived/pings",
            Title = $"After {count} Pings in one write the last is answered, or the flood refused",
            Covers = [Rfc6455.PingIsAnswered, Rfc6455.OnlyLatestPingNeedsPong, Rfc6455.SizeLimitsProtect],
            Script = [new Send(pings), AwaitPong(pings[^1]), AwaitEndIfClosing],
            Outcomes =
            [
                new("Pongs in the order of the Pings, the last one among them", new PongsOf([.. pings.Select(p => p.Payload)]), Rest),
                .. GivesUp(AnyPong),
            ],
        };
    }

    private static ConformanceCase PingsInEveryGap(int count)
    {
        RawFrame whole = Text(new string('*', count)), fragment = Unfinished(Continuation("*"));
        ImmutableArray<RawFrame> pings = [.. from i in Enumerable.Range(1, count) select Ping($"{i}")];
        return new()
        {
            Id = "security/flood-is-survived/pings-between-fragments",
            Title = $"A message of {count} fragments with a Ping in every gap comes whole, or is refused",
            Covers = [Rfc6455.ControlFramesBetweenFragments, Rfc6455.PingIsAnswered, Rfc6455.SizeLimitsProtect],
            Script =
            [
                Sends([Unfinished(Text("*")), .. pings[..^1].SelectMany(ping => (RawFrame[])[ping, fragment]), pings[^1], Continuation()]),
                AwaitPong(pings[^1]),
                AwaitEcho(whole),
                AwaitEndIfClosing,
            ],
            Outcomes =
            [
                new("the Pongs and the message", new InAnyOrder(EchoOf(whole), new PongsOf([.. pings.Select(p => p.Payload)])), Rest),
                .. GivesUp(AnyPong),
            ],
        };
    }

    private static ConformanceCase SmallMessages(int count)
    {
        ImmutableArray<RawFrame> messages = [.. from i in Enumerable.Range(1, count) select Text($"message {i}")];
        return new()
        {
            Id = "security/flood-is-survived/small-messages",
            Title = $"A flood of {count} messages in one write is answered in order, or refused",
            Covers = [Rfc6455.NextFrameBeginsNewMessage, Rfc6455.SizeLimitsProtect],
            Script = [new Send(messages) { Delivery = Delivery.Whole }, .. messages.Select(AwaitEcho), AwaitEndIfClosing],
            Outcomes = [new("all are answered", [.. messages.Select(EchoOf), Rest]), .. GivesUp(AnyMessage)],
        };
    }

    private static ConformanceCase Flood(string what, string words, One answer, IEnumerable<RawFrame> frames) => new()
    {
        Id = $"security/flood-is-survived/{what}",
        Title = $"{words} leaves the connection working, or is refused",
        Covers = [Rfc6455.SizeLimitsProtect],
        Script = [Sends([.. frames]), Sends(Question), AwaitPong(Question), AwaitEndIfClosing],
        Outcomes = [new("the Ping behind is answered", new AnyNumberOf(answer), PongOf(Question), Rest), .. GivesUp(answer)],
    };

    private static IEnumerable<RawFrame> EmptyFragments(int count) => Enumerable.Repeat(Unfinished(Continuation()), count);

    private static ImmutableArray<Outcome> GivesUp(One answer) =>
    [
        new("the testee gives up with a Close", new AnyNumberOf(answer), AnyClose, Ended) { Uses = Rfc6455.AnyMeansOfClosing },
        new("the testee ends the transport", new AnyNumberOf(answer), Ended) { Uses = Rfc6455.AnyMeansOfClosing },
    ];
}
