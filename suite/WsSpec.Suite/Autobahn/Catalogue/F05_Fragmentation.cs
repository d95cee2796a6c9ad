using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Autobahn.AutobahnPhrases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>Family 5: messages in fragments, with control frames between them, and fragments that belong to nothing.</summary>
internal static class F05_Fragmentation
{
    private static readonly RawFrame First = Unfinished(Text("fragment1"));
    private static readonly RawFrame Last = Continuation("fragment2");
    private static readonly RawFrame Joined = Text("fragment1fragment2");
    private static readonly RawFrame Question = Ping("ping payload");
    private static readonly RawFrame Stray = Continuation("stray fragment");
    private static readonly RawFrame Message = Text("Hello, world!");

    private static readonly (string How, Delivery? Delivery)[] Deliveries =
        [("", null), (", one write a frame", Delivery.FrameBorders), (", written octet by octet", Delivery.Octet)];

    public static IEnumerable<AutobahnCase> Cases =>
    [
        Failing.AtOnce("5.1", "A Ping in two fragments.", null, Unfinished(Ping("fragment1")), Last),
        Failing.AtOnce("5.2", "A Pong in two fragments.", null, Unfinished(Pong("fragment1")), Last),
        .. Deliveries.Select(
            (d, i) => Whole($"5.{3 + i}", $"A text message in two fragments{d.How}.", d.Delivery, [First, Last], [Echoed(Joined)])),
        .. Deliveries.Select((d, i) => Whole($"5.{6 + i}", $"A text message in two fragments with a Ping between them{d.How}.", d.Delivery,
            [First, Question, Last], [Ponged(Question), Echoed(Joined)])),
        .. Deliveries.Select((d, i) => Failing.AtOnce(
            $"5.{9 + i}", $"A continuation frame with FIN and nothing to continue, then a message{d.How}.", d.Delivery, Stray, Message)),
        .. Deliveries.Select((d, i) => Failing.AtOnce($"5.{12 + i}",
            $"A continuation frame without FIN and nothing to continue, then a message{d.How}.", d.Delivery, Unfinished(Stray), Message)),
        Failing.AtOnce("5.15", "A message in two fragments, a continuation frame without FIN and nothing to continue, a message.", null,
            First, Last, Unfinished(Stray), Message) with
        {
            Expectation = "The first message comes back, then the connection is failed at once. Without the echo it is non-strict.",
            Grades = [new(Behavior.Ok, Echoed(Joined)), new(Behavior.NonStrict)],
        },
        Failing.AtOnce("5.16", "Twice: a continuation frame without FIN and nothing to continue, then a message in two fragments.", null,
            Unfinished(Stray), First, Last, Unfinished(Stray), First, Last),
        Failing.AtOnce("5.17", "Twice: a continuation frame with FIN and nothing to continue, then a message in two fragments.", null,
            Stray, First, Last, Stray, First, Last),
        Failing.AtOnce("5.18", "A message in two fragments, the second of which is a text frame again.", null, First, Text("fragment2")),
        Halves("5.19", "", null),
        Halves("5.20", ", one write a frame", Delivery.FrameBorders),
    ];

    private static AutobahnCase Whole(
        string id, string description, Delivery? delivery, ImmutableArray<RawFrame> frames, ImmutableArray<AutobahnEvent> events) => new()
        {
            Id = id,
            Description = description,
            Expectation = "The message comes back joined, a Pong before it where there was a Ping; then a clean close.",
            Script = [new Send(frames) { Delivery = delivery }, AwaitEcho(Joined), CloseNormally],
            Grades = [new(Behavior.Ok, events)],
            Close = CloseExpectation.Clean,
        };

    private static AutobahnCase Halves(string id, string how, Delivery? delivery)
    {
        var (one, two) = (Ping("ping payload 1"), Ping("ping payload 2"));
        var fragments = Fragments(Opcode.Text, [.. Enumerable.Range(1, 5).Select(i => (ReadOnlyMemory<byte>)Utf8($"fragment{i}"))]);
        var whole = Text("fragment1fragment2fragment3fragment4fragment5");
        return new()
        {
            Id = id,
            Description =
                $"A text message in five fragments, with a Ping behind the second and another behind the fourth{how}. What follows the first Ping is sent when its Pong has come.",
            Expectation = "Two Pongs, the first of them while the message is unfinished, and the message; then a clean close.",
            Script =
            [
                new Send(fragments[0], fragments[1], one) { Delivery = delivery },
                AwaitPong(one),
                new Send(fragments[2], fragments[3], two, fragments[4]) { Delivery = delivery },
                AwaitEcho(whole),
                CloseNormally,
            ],
            Grades = [new(Behavior.Ok, Ponged(one), Ponged(two), Echoed(whole))],
            Close = CloseExpectation.Clean,
        };
    }
}
