using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 7692 section 7.2: the blocks a compressed message may be made of, and the ends it may not have.
/// https://www.rfc-editor.org/rfc/rfc7692#section-7.2
/// </summary>
public static class S07_2_2_Blocks
{
    private static readonly ImmutableArray<Symbol> HelloSymbols = Symbol.Literals("Hello");
    private static readonly StoredBlock StoredHello = new("Hello"u8.ToArray());
    private static readonly FixedBlock FixedHello = new(HelloSymbols);
    private static readonly DynamicBlock DynamicHello = new(HelloSymbols);
    private static readonly RawFrame TwoHellos = Text("HelloHello");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Block("stored", Hello, StoredHello),
        Block("fixed", Hello, FixedHello),
        Block("dynamic", Hello, DynamicHello),
        Block("dynamic-without-distances", Hello, DynamicHello with { DistanceLengths = [0] }),
        Block("dynamic-with-one-distance", Text("aaaa"), new DynamicBlock(
            [Symbol.Literal((byte)'a'), Symbol.Match(3, 1)]) { DistanceLengths = [1] }),
        Block("dynamic-with-words-of-15-bits", Hello, DynamicHello with { LiteralLengths = DeepCode }),
        Block("dynamic-with-all-symbols", Hello,
            DynamicHello with { LiteralLengths = [.. Enumerable.Repeat((byte)8, 226), .. Enumerable.Repeat((byte)9, 60)] }),
        Block("stored-of-the-largest-length", Text(new string('s', 65_535)), new StoredBlock(Text(new string('s', 65_535)).Payload)),
        Block("empty-of-every-type", Hello, new StoredBlock(default), new FixedBlock([]), new DynamicBlock([]), FixedHello, new StoredBlock(
            default)),
        Block("every-type-in-turn", Text(
            "HelloHelloHelloHelloHelloHello"), StoredHello, FixedHello, DynamicHello, DynamicHello, FixedHello, StoredHello),
        Block("reference-into-another-block", TwoHellos, StoredHello, new FixedBlock([Symbol.Match(5, 5)])),
        Block("reference-over-itself", Text(new string('a', 259)), new FixedBlock([Symbol.Literal((byte)'a'), Symbol.Match(258, 1)])),
        Block("padding-of-ones-before-stored-octets", Hello, StoredHello with { Padding = 0xFF }),
        AllDistanceWords,
        EveryLength,
        EveryDistance,
        ManyBlocks("a-thousand", 1_000),
        SyncFlushed,
        .. FinalBlocks,
        .. Ends,
    ];

    private static IEnumerable<ConformanceCase> FinalBlocks =>
    [
        Final("at-the-end", Rfc7692.NextBlockAfterPadding, [FixedHello with { Final = true }], Hello),
        Final("at-the-end-stored", Rfc7692.NextBlockAfterPadding, [StoredHello with { Final = true }], Hello),
        Final("at-the-end-dynamic", Rfc7692.NextBlockAfterPadding, [DynamicHello with { Final = true }], Hello),
        Final("in-the-middle", Rfc7692.FinalAndNonFinalBlocks, [FixedHello with { Final = true }, FixedHello], TwoHellos),
        Final("in-the-middle-stored", Rfc7692.FinalAndNonFinalBlocks, [StoredHello with { Final = true }, StoredHello], TwoHellos),
        Final(
            "every-block",
            Rfc7692.FinalAndNonFinalBlocks,
            [FixedHello with { Final = true }, StoredHello with { Final = true }],
            TwoHellos),
        Final(
            "reference-across",
            Rfc7692.FinalAndNonFinalBlocks,
            [FixedHello with { Final = true }, new FixedBlock([Symbol.Match(5, 5)])],
            TwoHellos),
        ReferenceBehindFinal,
    ];

    /// <summary>The harness breaks a rule of senders here; what a receiver does with it is open.</summary>
    private static IEnumerable<ConformanceCase> Ends =>
    [
        OpenEnd(
            "tail-left-on-is-tolerated-or-not",
            "A compressed message that still ends with 00 00 FF FF is understood or refused",
            Rfc7692.TailRemoved,
            Compressed(Opcode.Text, DeflatePayload.WithTail(FixedHello))),
        OpenEnd(
            "missing-empty-block-is-tolerated-or-not",
            "A compressed message without the empty block at its end is understood or refused",
            Rfc7692.EmptyStoredBlockAppended,
            Compressed(Opcode.Text, DeflatePayload.Bare(FixedHello with { Final = true }))),
        EmptyPayload,
    ];

    /// <summary>
    /// RFC 1951, section 3.2.7, lets a block have words for 32 distances; zlib refuses more than the 30 that mean something.
    /// </summary>
    private static ConformanceCase AllDistanceWords => Agreed(
        "words-for-all-distances-are-tolerated-or-not",
        "A dynamic block with code words for 32 distances is understood or refused",
        [Rfc7692.TailAppendedBeforeInflating, Rfc7692.AnyBlockType],
        [Sends(CompressedText(DynamicHello with { DistanceLengths = [.. Enumerable.Repeat((byte)5, 32)] })), AwaitEcho(Hello)],
        [
            new("understood", EchoOf(Hello), Rest),
            new("the connection is failed", AnyClose, Rest) { Uses = Rfc7692.AnyBlockType },
            new("the transport ends", Ended) { Uses = Rfc7692.AnyBlockType },
        ]);

    private static ConformanceCase EveryLength
    {
        get
        {
            ImmutableArray<Symbol> symbols =
                [Symbol.Literal((byte)'a'), .. from length in Enumerable.Range(3, 256) select Symbol.Match(length, 1)];
            return Answered(
                "every-length-of-a-reference",
                "Back-references of every length from 3 to 258 are followed",
                [Rfc7692.TailAppendedBeforeInflating, Rfc7692.AnyBlockType],
                ([CompressedText(new FixedBlock(symbols))], Text(new string('a', 1 + Enumerable.Range(3, 256).Sum()))));
        }
    }

    /// <summary>The first and the last distance of each symbol, in octets that hardly repeat, so that a wrong distance shows.</summary>
    private static ConformanceCase EveryDistance
    {
        get
        {
            var noise = TextNoise(1 << DeflateAgreement.MostWindowBits);
            List<byte> octets = [.. noise];
            var symbols = ImmutableArray.CreateBuilder<Symbol>();
            foreach (var distance in Distances)
            {
                symbols.Add(Symbol.Match(3, distance));
                for (var i = 0; i < 3; i++)
                {
                    octets.Add(octets[^distance]);
                }
            }

            return Answered(
                "every-distance-symbol",
                "Back-references with the first and the last distance of every symbol are followed",
                [Rfc7692.TailAppendedBeforeInflating, Rfc7692.AnyBlockType],
                ([CompressedText(new StoredBlock(noise), new FixedBlock(symbols.ToImmutable()))], Text([.. octets])));
        }
    }

    private static IEnumerable<int> Distances =>
        from symbol in Enumerable.Range(0, 30)
        let range = Alphabet.Distance(symbol)!.Value
        from distance in (int[])[range.Base, range.Base + (1 << range.Bits) - 1]
        select distance;

    private static ConformanceCase SyncFlushed
    {
        get
        {
            var payload = DeflatePayload.Of(
                new FixedBlock(Symbol.Literals("Hel")), new StoredBlock(default), new FixedBlock(Symbol.Literals("lo")));
            var flushed = payload.AsSpan().IndexOf((byte[])[0x00, 0x00, 0xFF, 0xFF]) + 4;
            return Answered(
                "flushed-fragment-keeps-its-tail",
                "A fragment that ends with 00 00 FF FF is not the end of its message",
                [Rfc7692.JoinedPayloadInflated, Rfc7692.TailKeptInNonFinalFragments],
                (InFragments(Compressed(Opcode.Text, payload), flushed), Hello),
                ([CompressedHello], Hello));
        }
    }

    private static ConformanceCase ReferenceBehindFinal => Agreed(
        "final-block-keeps-the-context",
        "A message may refer to one before that ended with a final block",
        [Rfc7692.FinalAndNonFinalBlocks, Rfc7692.ServerKeepsInflateWindow],
        [
            Sends(CompressedText(FixedHello with { Final = true })),
            AwaitEcho(Hello),
            Sends(CompressedText(new FixedBlock([Symbol.Match(5, 5)]))),
            AwaitEcho(Hello),
        ],
        [
            new("both messages are answered", EchoOf(Hello), EchoOf(Hello), Rest),
            new("the second message is taken for another one", EchoOf(Hello), new AnyMessage(), Rest)
            {
                Breaks = Rfc7692.TailAppendedBeforeInflating,
            },
            .. NotUnderstood(Rfc7692.FinalAndNonFinalBlocks, EchoOf(Hello)),
            .. NotUnderstood(Rfc7692.FinalAndNonFinalBlocks),
        ]) with
    { Testee = Roles.Server };

    /// <summary>
    /// Not even the header bits of the empty block: with the tail appended it is half a block, and a receiver that does not notice takes
    /// the next message for the rest (ruling 22).
    /// </summary>
    private static ConformanceCase EmptyPayload
    {
        get
        {
            var empty = Text("");
            return Agreed(
                "empty-compressed-payload-poisons-nothing",
                "RSV1 with an empty payload is refused, or an empty message that disturbs nothing",
                [Rfc7692.CompressedPayloadNotEmpty],
                [Sends(Compressed(Opcode.Text, default)), AwaitEcho(empty), Sends(CompressedHello), AwaitEcho(Hello)],
                [
                    new("taken for an empty message, and the next one is understood", EchoOf(empty), EchoOf(Hello), Rest),
                    new("the connection is failed", new CloseWith(1007, 1002, 1003, 1011), Rest),
                    new("the connection is failed with another code", AnyClose, Rest) { Breaks = Rfc6455.Code1007InvalidPayload },
                    new("the transport ends without a Close", Ended) { Breaks = Rfc6455.CloseBeforeTcpClose },
                    new("taken for an empty message, and the next one fails the connection", EchoOf(empty), AnyClose, Rest)
                    {
                        Breaks = Rfc7692.CompressedPayloadNotEmpty,
                    },
                    new("taken for an empty message, and the next one ends the transport", EchoOf(empty), Ended)
                    {
                        Breaks = Rfc7692.CompressedPayloadNotEmpty,
                    },
                    new("nothing comes of it, and the next message is understood", EchoOf(Hello), Rest)
                    {
                        Breaks = Rfc7692.CompressedPayloadNotEmpty,
                    },
                ]);
        }
    }

    /// <summary>A code whose longest words have 15 bits: used for the five letters of Hello and the end of the block.</summary>
    private static ImmutableArray<byte> DeepCode
    {
        get
        {
            var lengths = new byte[257];
            int[] symbols = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 'H', 'e', 'l', 'o', 256];
            for (var i = 0; i < symbols.Length; i++)
            {
                lengths[symbols[i]] = (byte)Math.Min(i + 1, HuffmanCode.LongestWord);
            }

            return [.. lengths];
        }
    }

    private static ConformanceCase ManyBlocks(string name, int count) => Answered(
        $"many-blocks/{name}",
        "A compressed message may have any number of blocks",
        [Rfc7692.TailAppendedBeforeInflating, Rfc7692.SeveralBlocksAllowed],
        ([CompressedText([.. Enumerable.Repeat<Block[]>([new StoredBlock("s"u8.ToArray()), new FixedBlock(Symbol.Literals("f"))], count / 2)
            .SelectMany(b => b)])],
            Text(string.Concat(Enumerable.Repeat("sf", count / 2)))));

    private static ConformanceCase Block(string name, RawFrame meant, params ReadOnlySpan<Block> blocks) => Answered(
        $"block-of-any-type/{name}",
        "A compressed message may have blocks of any type",
        [Rfc7692.TailAppendedBeforeInflating, Rfc7692.AnyBlockType, Rfc7692.SeveralBlocksAllowed],
        ([CompressedText(blocks)], meant),
        ([CompressedHello], Hello));

    /// <summary>
    /// Ruling 21: a message with one final block, at its end, has to be understood; refusing what follows one is graded milder, leaving it
    /// out without a word is not.
    /// </summary>
    private static ConformanceCase Final(string name, RequirementId requirement, Block[] blocks, RawFrame meant) => Agreed(
        $"final-block-is-followed-by-the-next/{name}",
        "A block with BFINAL is padded to a whole octet, and the message goes on behind it",
        [requirement, Rfc7692.FinalAndNonFinalBlocks],
        [Sends(CompressedText(blocks)), AwaitEcho(meant), Sends(CompressedHello), AwaitEcho(Hello)],
        [
            new("both messages are answered", EchoOf(meant), EchoOf(Hello), Rest),
            .. NotUnderstood(requirement, EchoOf(meant)),
            new("something is made of the message, but not what it stands for", new AnyMessage(), Rest)
            {
                Breaks = Rfc7692.TailAppendedBeforeInflating,
            },
            .. NotUnderstood(requirement),
        ]);

    private static IEnumerable<Outcome> NotUnderstood(RequirementId requirement, params ImmutableArray<Pattern> before) =>
    [
        new("the connection is closed", [.. before, AnyClose, Rest]) { Breaks = requirement },
        new("the transport ends without a Close", [.. before, Ended]) { Breaks = requirement },
    ];

    private static ConformanceCase OpenEnd(string fact, string title, RequirementId requirement, RawFrame frame) => Agreed(
        fact,
        title,
        [Rfc7692.UndecodableDataFails, requirement],
        [Sends(frame), AwaitEcho(Hello), Sends(CompressedHello), AwaitEcho(Hello)],
        [
            new("understood", EchoOf(Hello), EchoOf(Hello), Rest),
            new("understood, and the next message fails the connection", EchoOf(Hello), AnyClose, Rest) { Uses = requirement },
            new("understood, and the next message is taken for another one", EchoOf(Hello), new AnyMessage(), Rest) { Uses = requirement },
            new("understood, and the next message ends the transport", EchoOf(Hello), Ended) { Uses = requirement },
            new("the connection is failed", AnyClose, Rest) { Uses = requirement },
            new("the transport ends", Ended) { Uses = requirement },
        ]);
}
