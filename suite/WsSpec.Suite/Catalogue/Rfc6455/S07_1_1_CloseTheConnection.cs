using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 7.1.1, Close the WebSocket Connection: who ends the transport, and when.
/// https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1
/// </summary>
public static class S07_1_1_CloseTheConnection
{
    private const int AtOnce = 1000;
    private static readonly RawFrame Hello = Text("hello");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        EndsFirst("code", "a Close", [], Close(1000)),
        EndsFirst("empty", "an empty Close", [], Close()),
        EndsFirst("private-code", "a Close with a private code", [], Close(4000, "done")),
        EndsFirst("after-a-message", "a message and a Close", [EchoOf(Hello)], Close(1000)),
        EndsFirst("unfinished-message", "a Close inside a message", [], Unfinished(Hello), Close(1000)),
        EndsFirst("octets-left-unread", "a Close with 64 KiB behind it", [], Close(1000), new RawFrame(Opcode.Binary, new byte[1 << 16])),
        TransportEndsInside("message", "a message", Unfinished(Hello)),
        TransportEndsInside("frame", "a frame", Hello with { DeclaredLength = 100 }),
        TransportEndsInside("length", "a frame without payload", new RawFrame(Opcode.Text, default) { DeclaredLength = 5 }),
        TransportEndsInside("close", "a Close frame", Close(1000) with { DeclaredLength = 10 }),
        TransportEndsIdle,
    ];

    /// <summary>
    /// Our side stays open, so that only the testee can end the transport (ruling 12: one second is at once, ten are late).
    /// </summary>
    private static ConformanceCase EndsFirst(string parameter, string words, ImmutableArray<Pattern> before, params RawFrame[] frames)
    {
        // Messages behind the Close are the business of section 1.4.
        ImmutableArray<Pattern> closed = [.. before, AnyClose, new AnyNumberOf(new AnyMessage())];
        ImmutableArray<Step> message = before.IsEmpty ? [] : [Sends(Hello), AwaitEcho(Hello)];
        return new()
        {
            Id = $"closing/server-ends-transport-first/{parameter}",
            Title = $"After {words} the server answers and then ends the transport at once",
            Covers =
            [
                Rfc6455.ServerClosesTcpImmediately, Rfc6455.TcpClosedAfterBothCloses, Rfc6455.ServerClosesTcpFirst,
                Rfc6455.ClosedAfterClosingHandshake,
            ],
            Testee = Roles.Server,
            Script = [.. message, Sends([.. frames]), AwaitClose, AwaitEnd],
            Outcomes =
            [
                new("Close, then a reset of the transport", [.. closed, new Within(AtOnce, new ResetPattern())])
                {
                    Uses = Rfc6455.AnyMeansOfClosing,
                },
                new("Close, then the end of the transport within a second", [.. closed, new Within(AtOnce, Ended)]),
                new("Close, then the end of the transport, late", [.. closed, Ended]) { Breaks = Rfc6455.ServerStartsTcpCloseAtOnce },
                new("Close, but the transport stays open", [.. closed, Nothing]) { Breaks = Rfc6455.ServerClosesTcpImmediately },
                new("a reset instead of a Close", [.. before, new ResetPattern()]) { Breaks = Rfc6455.CleanTcpClose },
            ],
        };
    }

    /// <summary>What the transport cuts off was never sent; how soon the testee ends its own side is its own affair.</summary>
    private static ConformanceCase TransportEndsInside(string parameter, string words, RawFrame cutShort) => new()
    {
        Id = $"closing/transport-ends-midway/{parameter}",
        Title = $"When the transport ends inside {words}, nothing of it is delivered",
        Covers = [Rfc6455.MessageDeliveredWhole, Rfc6455.TcpEndMeansClosed],
        Script = [Sends(cutShort), new HalfClose(), AwaitEnd],
        Outcomes = AfterEndOfTransport,
    };

    private static ConformanceCase TransportEndsIdle => new()
    {
        Id = "closing/transport-ends-without-close",
        Title = "When the transport ends without a Close, the testee ends its side too",
        Covers = [Rfc6455.TcpEndMeansClosed],
        Script = [Sends(Hello), AwaitEcho(Hello), new HalfClose(), AwaitEnd],
        Outcomes = [.. AfterEndOfTransport.Select(o => o with { Trace = o.Trace.Insert(0, EchoOf(Hello)) })],
    };

    private static ImmutableArray<Outcome> AfterEndOfTransport =>
    [
        new("the testee ends its side", new Maybe(AnyClose), Ended),
        new("the testee keeps its side open", new Maybe(AnyClose), Nothing) { Uses = Rfc6455.SendingMayBePostponed },
    ];
}
