using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 6, Framing: RSV1, fragments and plain messages. https://www.rfc-editor.org/rfc/rfc7692#section-6</summary>
public static class S06_Framing
{
    private static readonly byte[] LooksCompressed = CompressedHello.Payload.ToArray();

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Answered(
            "compressed-message-is-answered/text",
            "A message with RSV1 is inflated and its type kept",
            [
                Rfc7692.Rsv1MarksCompressed, Rfc7692.CompressedMessageReceived, Rfc7692.OpcodeOfOriginalMessage,
                Rfc7692.CompressedMessageSent, Rfc7692.ValidResponseApplies, Rfc7692.TailAppendedBeforeInflating,
                Rfc7692.PayloadIsRawDeflate,
            ],
            ([CompressedHello], Hello)),
        Answered(
            "compressed-message-is-answered/binary",
            "A message with RSV1 is inflated and its type kept",
            [
                Rfc7692.OpcodeOfOriginalMessage, Rfc7692.Rsv1MarksCompressed, Rfc7692.CompressedMessageReceived,
                Rfc7692.TailAppendedBeforeInflating,
            ],
            ([Compressed(Opcode.Binary, LooksCompressed)], Hello with { Opcode = Opcode.Binary })),
        Answered(
            "plain-message-is-taken-as-it-is/text",
            "A message without RSV1 is not inflated although the extension is agreed on",
            [
                Rfc7692.ClearRsv1MarksUncompressed, Rfc7692.UncompressedMessageReceived, Rfc7692.UncompressedMessageSent,
                Rfc7692.ValidResponseApplies,
            ],
            ([Hello], Hello)),
        Answered(
            "plain-message-is-taken-as-it-is/looks-compressed",
            "A message without RSV1 is not inflated although its octets would allow it",
            [Rfc7692.ClearRsv1MarksUncompressed, Rfc7692.UncompressedMessageReceived],
            ([Binary(LooksCompressed)], Binary(LooksCompressed))),
        Answered(
            "compressed-and-plain-messages-mix",
            "Each message may be compressed or not",
            [
                Rfc7692.ValidResponseApplies, Rfc7692.EachMessageMayBeCompressed, Rfc7692.Rsv1MarksCompressed,
                Rfc7692.ClearRsv1MarksUncompressed,
            ],
            ([CompressedHello], Hello),
            ([Hello], Hello),
            ([Stored(Binary(1, 2, 3))], Binary(1, 2, 3)),
            ([Binary(4, 5, 6)], Binary(4, 5, 6)),
            ([Text("")], Text("")),
            ([CompressedHello], Hello)),
        .. from cut in Enumerable.Range(0, LooksCompressed.Length + 1) select CutAt(cut),
        EveryOctetAlone("alone", []),
        EveryOctetAlone("with-empty-frames-between", [Continuation() with { Fin = false }]),
        EveryOctetAlone("with-pings-between", [Ping("between")]),
        .. from rsv in (byte[])[2, 1, 6, 5, 3, 7] select OtherReservedBits(rsv),
        .. Rsv1OnControlFrames,
        .. Rsv1OnContinuation,
    ];

    private static IEnumerable<ConformanceCase> Rsv1OnControlFrames =>
    [
        OnControlFrame("ping", Ping("Hello") with { Rsv = 4 }),
        OnControlFrame("ping-empty", Ping() with { Rsv = 4 }),
        OnControlFrame("ping-compressed", CompressedHello with { Opcode = Opcode.Ping }),
        OnControlFrame("pong", Pong("Hello") with { Rsv = 4 }),
        OnControlFrame("pong-compressed", CompressedHello with { Opcode = Opcode.Pong }),
        OnClose("close", CloseBody(3999, [])),
        OnClose("close-compressed", DeflatePayload.Of(new StoredBlock(CloseBody(3999, [])))),
        BetweenFragments,
    ];

    private static IEnumerable<ConformanceCase> Rsv1OnContinuation =>
    [
        OnContinuation("compressed/last", InFragments(CompressedHello, 3), 1),
        OnContinuation("compressed/middle", InFragments(CompressedHello, 2, 4), 1),
        OnContinuation("compressed/empty", InFragments(CompressedHello, LooksCompressed.Length), 1),
        OnContinuation("plain/last", Fragments(Opcode.Text, "Hel"u8.ToArray(), "lo"u8.ToArray()), 1),
        OnContinuation("plain/middle", Fragments(Opcode.Text, "H"u8.ToArray(), "el"u8.ToArray(), "lo"u8.ToArray()), 1),
        OnContinuation("plain/empty", Fragments(Opcode.Text, "Hello"u8.ToArray(), default), 1),
        OnContinuation("plain/compressed-continuation", Fragments(Opcode.Text, default, LooksCompressed), 1),
    ];

    private static ConformanceCase BetweenFragments
    {
        get
        {
            var ping = Ping("between");
            var frames = InFragments(CompressedHello, 3);
            return Agreed(
                "control-frame-between-compressed-fragments",
                "A Ping between the fragments of a compressed message is answered and disturbs nothing",
                [Rfc7692.JoinedPayloadInflated, Rfc7692.OnlyDataMessagesCompressed],
                [new Send(frames.Insert(1, ping)), AwaitPong(ping), AwaitEcho(Hello)],
                [new("both are answered", new InAnyOrder(PongOf(ping), EchoOf(Hello)), Rest)]);
        }
    }

    private static ConformanceCase CutAt(int cut) => Answered(
        $"compressed-message-in-two-frames/{cut}",
        "A compressed message may be cut into frames anywhere",
        [Rfc7692.JoinedPayloadInflated, Rfc7692.FragmentedAnywhere],
        (InFragments(CompressedHello, cut), Hello));

    private static ConformanceCase EveryOctetAlone(string name, ImmutableArray<RawFrame> between)
    {
        var frames = InFragments(CompressedHello, [.. Enumerable.Range(1, LooksCompressed.Length - 1)]);
        ImmutableArray<RawFrame> all = [.. frames.SelectMany((frame, i) => i == 0 ? [frame] : between.Add(frame))];
        var pings = all.Where(f => f.Opcode == Opcode.Ping).Select(f => f.Payload).ToImmutableArray();
        return Agreed(
            $"compressed-message-octet-by-octet/{name}",
            "The payload of all frames of a compressed message is inflated as one",
            [Rfc7692.JoinedPayloadInflated, Rfc7692.CompressedMessageReceived, Rfc7692.FragmentedAnywhere],
            [new Send(all), AwaitEcho(Hello)],
            pings.IsEmpty
                ? [new("answered in full", EchoOf(Hello), Rest)]
                : [new("answered in full", new AnyNumberOf(new AnyPong()), EchoOf(Hello), Rest)]);
    }

    private static ConformanceCase OtherReservedBits(byte rsv) => Agreed(
        $"other-reserved-bits-fail-connection/{rsv}",
        "RSV2 and RSV3 stay reserved although the extension is agreed on",
        [(rsv & 2) != 0 ? Rfc6455.ReservedRsv2FailsConnection : Rfc6455.ReservedRsv3FailsConnection],
        [Sends(CompressedHello with { Rsv = rsv }), AwaitFailure],
        Outcomes.FailsConnection((rsv & 2) != 0 ? Rfc6455.ReservedRsv2FailsConnection : Rfc6455.ReservedRsv3FailsConnection, 1002));

    private static ConformanceCase OnControlFrame(string name, RawFrame frame) => Agreed(
        $"rsv1-on-control-frame-fails-connection/{name}",
        "RSV1 on a control frame fails the connection",
        [Rfc7692.Rsv1OnControlFails, Rfc6455.ReservedRsv1FailsConnection],
        [Sends(frame), AwaitFailure],
        Outcomes.FailsConnection(Rfc7692.Rsv1OnControlFails, 1002));

    /// <summary>A Close that is answered like any other was not failed, although the connection ends.</summary>
    private static ConformanceCase OnClose(string name, byte[] body) => Agreed(
        $"rsv1-on-control-frame-fails-connection/{name}",
        "RSV1 on a Close frame fails the connection",
        [Rfc7692.Rsv1OnControlFails, Rfc6455.ReservedRsv1FailsConnection],
        [Sends(Close(body) with { Rsv = 4 }), AwaitFailure],
        [
            new("answered like any other Close", new CloseWith(3999, 1000), Rest) { Breaks = Rfc7692.Rsv1OnControlFails },
            .. Outcomes.FailsConnection(Rfc7692.Rsv1OnControlFails, 1002),
        ]);

    private static ConformanceCase OnContinuation(string name, ImmutableArray<RawFrame> frames, int at) => Agreed(
        $"rsv1-on-continuation-fails-connection/{name.Replace('/', '-')}",
        "RSV1 on a continuation frame fails the connection",
        [Rfc7692.Rsv1OnContinuationFails, Rfc6455.ReservedRsv1FailsConnection],
        [new Send(frames.SetItem(at, frames[at] with { Rsv = 4 })), AwaitFailure],
        Outcomes.FailsConnection(Rfc7692.Rsv1OnContinuationFails, 1002));
}
