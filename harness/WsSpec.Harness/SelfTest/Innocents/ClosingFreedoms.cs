using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Wire;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>When an endpoint may close, with which code, and how it may answer a Close (sections 5.5.1, 7.1, 7.3 and 7.4).</summary>
internal static class ClosingFreedoms
{
    private const string AtOpening = "at-opening";
    private const string Anytime = "6455 7.3";
    private const string OfAnswers = "6455 5.5.1";

    private static readonly ushort?[] Codes = [null, 1000, 1001, 1003, 1008, 1012, 1013, 3000, 3999, 4000, 4999];

    private static readonly (string Name, Func<Action<WebSocketConnection>, Misbehaviour> At)[] Moments =
    [
        (AtOpening, close => new() { Conduct = new() { Opens = close } }),
        ("after-first-message", close => new() { Conduct = Once(next => next is WebSocketEvent.MessageReceived, close) }),
        ("after-first-ping", close => new() { Conduct = Once(next => next is WebSocketEvent.PingReceived, close) }),
        ("when-idle", close => new() { Conduct = new() { Idles = close, IdleTime = TimeSpan.FromSeconds(2) } }),
        ("instead-of-echo", close => new()
        {
            Conduct = new()
            {
                Meets = (connection, next) =>
                {
                    if (next is WebSocketEvent.MessageReceived)
                    {
                        close(connection);
                    }
                },
            },
        }),
        ("inside-message", InsideMessage),
    ];

    public static IEnumerable<Innocent> All =>
        [.. from innocent in (Innocent[])[.. Own, .. Reasons, .. LastWords, .. Answers, .. Ends]
            select Moments.Any(moment => innocent.Name.Contains(moment.Name, StringComparison.Ordinal)) ? innocent.Hasty() : innocent];

    private static IEnumerable<Innocent> Own =>
        from moment in Moments
        from code in Codes
        select new Innocent($"closes-{moment.Name}-{(code is null ? "without-code" : $"with-{code}")}",
            "It closes for a reason of its own.", Anytime,
            () => moment.At(connection => connection.StartClosingHandshake((CloseCode?)code)));

    private static IEnumerable<Innocent> Reasons =>
        from moment in Moments
        from reason in (string[])["x", "idle for too long", new('r', 123), "sch\u00F6nen Tag noch \u20AC \U0001F600",
            "{\"reason\":\"maintenance\"}"]
        select new Innocent($"closes-{moment.Name}-with-reason-of-{reason.Length}", "Its Close has a reason.", "6455 7.1.6",
            () => moment.At(connection => connection.StartClosingHandshake((CloseCode)1001, reason)));

    private static IEnumerable<Innocent> LastWords =>
        from moment in Moments
        select new Innocent($"says-goodbye-{moment.Name}", "A message of its own comes before its Close.", OfAnswers, () =>
            moment.At(connection =>
        {
            connection.SendText("** goodbye **"u8);
            connection.StartClosingHandshake((CloseCode)1000);
        }));

    private static IEnumerable<Innocent> Answers =>
    [
        .. from code in (ushort?[])[1000, null, 1001, 3000, 4999]
           select Answering($"answers-close-{(code is null ? "without-code" : $"with-{code}")}",
               $"A Close is answered {(code is null ? "without a code" : $"with {code}")}.",
               OfAnswers, _ => [code is { } own ? Phrases.Close(own) : Phrases.Close()]),
        .. from length in (int[])[1, 10, 123]
           select Answering($"answers-close-with-reason-of-{length}", "The answer to a Close has a reason.", OfAnswers, close =>
               [close.Payload.Length < 2 ? close : close.Carrying([.. close.Payload.Span[..2], .. Enumerable.Repeat((byte)'r', length)])]),
        Answering("answers-close-after-a-message", "A message that was under way comes before the answer to a Close.", OfAnswers, close =>
            [Phrases.Text("** bye **"), close]),
        Answering("answers-close-after-a-binary-message", "A message that was under way comes before the answer to a Close.", OfAnswers,
            close =>
            [Phrases.Binary(0x1B, 0x10, 0x02), close]),
        Answering("answers-close-after-fragments", "A message that was under way is finished before a Close is answered.", OfAnswers,
            close =>
            [Phrases.Unfinished(Phrases.Text("** by")), Phrases.Continuation("e **"), close]),
        Answering("answers-close-after-a-ping", "A Ping comes before the answer to a Close.", OfAnswers, close =>
            [Phrases.Ping("last"), close]),
        Answering("answers-close-after-a-pong", "A Pong comes before the answer to a Close.", OfAnswers, close =>
            [Phrases.Pong("last"), close]),
        Answering("answers-close-after-much", "Many messages come before the answer to a Close.", OfAnswers, close =>
            [.. Enumerable.Repeat(Phrases.Text("** one more **"), 30), close]),
    ];

    private static IEnumerable<Innocent> Ends =>
    [
        .. Only(Roles.Client,
        [
            Free("ends-behind-its-close", "The transport ends right behind its Close.", "6455 7.1.1", new()
            {
                EndsBehind = frame => frame.Opcode == Opcode.Close,
            }),
            .. from moment in Moments
               select new Innocent($"closes-{moment.Name}-and-ends", "The program ends right behind its Close.", "6455 7.1.1", () =>
                   moment.At(connection => connection.StartClosingHandshake((CloseCode)1000)) with { EndsBehind = frame =>
                       frame.Opcode == Opcode.Close }),
        ]),
        Free("ends-by-reset", "The transport is reset once all was said.", "6455 7.1.1", new() { Ends = () => TransportEnding.Reset }),
    ];

    private static Misbehaviour InsideMessage(Action<WebSocketConnection> close)
    {
        var incoming = new IncomingMessage();
        return new()
        {
            Receives = incoming.Watch,
            Conduct = new()
            {
                CatchesUp = connection =>
                {
                    if (incoming.IsInside)
                    {
                        close(connection);
                    }
                },
            },
        };
    }
}
