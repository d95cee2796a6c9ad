using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 1.4, Closing Handshake: what comes behind a Close is thrown away. https://www.rfc-editor.org/rfc/rfc6455#section-1.4
/// </summary>
public static class S01_4_ClosingHandshake
{
    private static readonly RawFrame Hello = Text("after the Close");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Discards("text", "A Text message", Hello),
        Discards("binary", "A Binary message", Binary(Counting(64))),
        Discards("fragments", "A fragmented message", Unfinished(Hello), Continuation("!")),
        Discards("pong", "A Pong", Pong("after the Close")),
        Discards("large-message", "A message of 64 KiB", new RawFrame(Opcode.Binary, new byte[1 << 16])),
        Discards("invalid-utf8", "Text that is not UTF-8", Text(0xFF)),
        Discards("reserved-opcode", "A frame with a reserved opcode", new RawFrame((Opcode)0x3, default)),
        Discards("reserved-bits", "A frame with reserved bits", Hello with { Rsv = 7 }),
        Discards("half-a-frame", "A frame that is cut short", Hello with { DeclaredLength = 100 }),
        DiscardsPing,
        DiscardsClose("the-same", Close(1000)),
        DiscardsClose("another-code", Close(1001)),
        DiscardsClose("empty", Close()),
        DiscardsClose("malformed", Close([0x03])),
        DiscardsClose("many", [.. Enumerable.Repeat(Close(1000), 1000)]),
        EndsFragmentedMessage,
        Crosses,
    ];

    private static ConformanceCase Discards(string what, string words, params RawFrame[] frames) => new()
    {
        Id = $"closing/what-follows-close-is-discarded/{what}",
        Title = $"{words} behind a Close is thrown away",
        Covers = [Rfc6455.DataAfterCloseDiscarded, Rfc6455.CloseEntersClosingState],
        Script = SendsBehindClose(frames),
        Outcomes = ClosingOutcomes.AnswersNothingElse(1000),
    };

    private static ConformanceCase DiscardsPing
    {
        get
        {
            var ping = Ping("after the Close");
            return Discards("ping", "A Ping", ping) with
            {
                Outcomes =
                [
                    .. ClosingOutcomes.AnswersNothingElse(1000),
                    new("the Ping is answered before the Close", PongOf(ping), AnyClose, Ended) { Breaks = Rfc6455.CloseAnsweredPromptly },
                ],
            };
        }
    }

    private static ConformanceCase DiscardsClose(string parameter, params RawFrame[] frames) => new()
    {
        Id = $"closing/second-close-is-not-answered/{parameter}",
        Title = $"A Close behind a Close is not answered ({parameter})",
        Covers = [Rfc6455.NoSecondClose, Rfc6455.NoCloseAfterBothCloses, Rfc6455.CloseForClose],
        Script = SendsBehindClose(frames),
        Outcomes = ClosingOutcomes.AnswersNothingElse(1000),
    };

    /// <summary>The end of the message comes behind the Close, too late to be delivered.</summary>
    private static ConformanceCase EndsFragmentedMessage => new()
    {
        Id = "closing/what-follows-close-is-discarded/last-fragment",
        Title = "The last fragment of a message behind a Close is thrown away, and the message with it",
        Covers = [Rfc6455.DataAfterCloseDiscarded, Rfc6455.CloseInsideFragmentedMessage],
        Script = [AllAtOnce(Unfinished(Hello), Close(1000), Continuation("!")), AwaitClose, new HalfClose(), AwaitEnd],
        Outcomes = ClosingOutcomes.AnswersNothingElse(1000),
    };

    /// <summary>The testee has a reason to close, and our Close is under way before its own can have arrived.</summary>
    private static ConformanceCase Crosses => new()
    {
        Id = "closing/close-frames-may-cross",
        Title = "When both sides close at once, each sends one Close and the transport ends",
        Covers = [Rfc6455.SimultaneousCloseEndsCleanly, Rfc6455.CrossedClosesEndConnection],
        Script = [Sends(new RawFrame((Opcode)0x3, default)), Sends(Close(1000)), AwaitClose, new HalfClose(), AwaitEnd],
        Outcomes =
        [
            new("one Close, then the transport ends", AnyClose, Ended),
            new("the transport ends without a Close", Ended) { Breaks = Rfc6455.CloseBeforeTcpClose },
            new("one Close, but the transport stays open", AnyClose, Nothing) { Breaks = Rfc6455.CrossedClosesEndConnection },
        ],
    };

    /// <summary>Everything is in one write, so that the testee has read what follows the Close before it can act on the Close.</summary>
    private static ImmutableArray<Step> SendsBehindClose(RawFrame[] frames) =>
        [AllAtOnce([Close(1000), .. frames]), AwaitClose, new HalfClose(), AwaitEnd];

    private static Send AllAtOnce(params RawFrame[] frames) => new([.. frames]) { Delivery = Delivery.Whole };
}
