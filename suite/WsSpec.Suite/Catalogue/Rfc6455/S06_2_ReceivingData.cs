using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 6.2, Receiving Data. https://www.rfc-editor.org/rfc/rfc6455#section-6.2</summary>
public static class S06_2_ReceivingData
{
    private static readonly RawFrame Message = Text("Hello");

    private static readonly RawFrame Question = Ping("Q");

    /// <summary>A fragmented message with a Ping inside and a binary message behind: 49 octets from a client, 29 from a server.</summary>
    private static readonly ImmutableArray<RawFrame> Sequence =
        [Unfinished(Text("Hel")), Question, Continuation("lo"), Binary(Counting(16))];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from at in Enumerable.Range(1, 28) select CutAt(at),
        .. from back in Enumerable.Range(1, 22) select CutBeforeEnd(back),
        OctetByOctet,
        EndOfOneAndBeginOfNext,
        TwoInOneSegment,
        .. from type in (Opcode[])[Opcode.Text, Opcode.Binary] select NothingBeforeTheEnd(type),
    ];

    private static ConformanceCase OctetByOctet =>
        Cut("octet-by-octet", "octet by octet", new Send(Sequence) { Delivery = Delivery.Octet });

    /// <summary>Each segment ends inside a frame and the next one carries that frame's rest and the beginning of another.</summary>
    private static ConformanceCase EndOfOneAndBeginOfNext =>
        Cut("every-5", "every five octets", new Send(Sequence) { Cuts = [.. from i in Enumerable.Range(1, 9) select new Index(5 * i)] });

    private static ConformanceCase TwoInOneSegment
    {
        get
        {
            RawFrame first = Text("one"), second = Binary(2);
            return new()
            {
                Id = "receiving/two-messages-in-one-segment",
                Title = "Two messages in one segment are two messages",
                Covers = [Rfc6455.NextFrameBeginsNewMessage, Rfc6455.IncomingOctetsParsedAsFrames],
                Script = [new Send(first, second) { Delivery = Delivery.Whole }, AwaitEcho(first), AwaitEcho(second)],
                Outcomes = [new("both are answered", new InAnyOrder(EchoOf(first), EchoOf(second)), Rest)],
            };
        }
    }

    private static ConformanceCase CutAt(int at) => Cut($"{at}", $"behind octet {at}", new Send(Sequence) { Cuts = [at] });

    private static ConformanceCase CutBeforeEnd(int back) =>
        Cut($"last-{back}", $"before the last {back}", new Send(Sequence) { Cuts = [^back] });

    private static ConformanceCase Cut(string name, string where, Send send) => new()
    {
        Id = $"receiving/segments-mean-nothing/{name}",
        Title = $"Frames cut {where} are the same frames",
        Covers = [Rfc6455.IncomingOctetsParsedAsFrames, Rfc6455.MessageJoinsFragments, Rfc6455.ControlFramesHandled],
        Script = [send, AwaitPong(Question), AwaitEcho(Message), AwaitEcho(Sequence[^1])],
        Outcomes = [new("everything is answered", new InAnyOrder(PongOf(Question), EchoOf(Message), EchoOf(Sequence[^1])), Rest)],
    };

    /// <summary>
    /// The Pong shows that the first fragments were read, so a delivery that does not wait for the last one comes before it.
    /// </summary>
    private static ConformanceCase NothingBeforeTheEnd(Opcode type)
    {
        var whole = new RawFrame(type, "in three parts"u8.ToArray());
        var fragments = Fragments(type, whole.Payload[..3], whole.Payload[3..9], whole.Payload[9..]);
        return new()
        {
            Id = $"receiving/message-is-delivered-at-its-end/{(type == Opcode.Text ? "text" : "binary")}",
            Title = $"A fragmented {type} message is delivered when its last fragment has come, not before",
            Covers = [Rfc6455.MessageDeliveredWhole, Rfc6455.TypeFromFirstFrame, Rfc6455.PartialFrameDelivery],
            Script = [Sends(fragments[0], fragments[1], Question), AwaitPong(Question), Sends(fragments[2]), AwaitEcho(whole)],
            Outcomes = [new("the Pong, then the whole message", PongOf(Question), EchoOf(whole), Rest)],
        };
    }
}
