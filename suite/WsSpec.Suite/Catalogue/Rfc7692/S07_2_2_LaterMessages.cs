using System.Collections.Immutable;
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
/// RFC 7692 section 7.2.2, what large messages, final blocks and small windows leave behind for the messages after them.
/// https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2
/// </summary>
public static class S07_2_2_LaterMessages
{
    private const int LargestWindow = 1 << DeflateAgreement.MostWindowBits;
    private const int LongestMatch = 258;

    private static readonly RawFrame Plain = Text("plain, between");

    private static readonly RawFrame First = Binary(Noise(LongestMatch));

    private static readonly (string Name, int Length)[] FinalLengths = [("4-kib", 4096), ("200-kib", 200 * 1024)];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from pieces in (int[])[1, 4, 32] from role in BothRoles(AcrossOtherData($"in-{pieces}-messages", pieces, [])) select role,
        .. BothRoles(AcrossOtherData("with-plain-messages", 4, [Plain])),
        .. BothRoles(AcrossOtherData("with-empty-messages", 4, [Text(""), Binary()])),
        .. from length in FinalLengths from block in (string[])["fixed", "dynamic", "stored"] select FinalBlock(
            length.Name, length.Length, block),
        .. from size in (int[])[65_535, 65_536] select EmptyLastFrame(size),
        .. from sender in (string[])["server", "client"] from bits in Enumerable.Range(8, 8)
           from role in BothRoles(WindowGranted(sender, bits)) select role,
    ];

    /// <summary>The reference reaches over everything between, to the beginning of a window that is full.</summary>
    private static ConformanceCase AcrossOtherData(string name, int pieces, ImmutableArray<RawFrame> plain)
    {
        var between = Noise(LargestWindow)[LongestMatch..].Chunk(((LargestWindow - LongestMatch) / pieces) + 1).Select(piece => Binary(piece));
        ImmutableArray<(ImmutableArray<RawFrame> Sent, RawFrame Meant)> messages =
        [
            ([Stored(First)], First),
            .. between.SelectMany(message => plain.Select(p => (ImmutableArray.Create(p), p)).Append(([Stored(message)], message))),
            ([CompressedBinary(new FixedBlock([Symbol.Match(LongestMatch, LargestWindow)]))], First),
        ];
        return Answered(
            $"window-is-kept-across-other-data/{name}",
            "A reference reaches across 32 KiB of other messages, plain ones not counted",
            [Rfc7692.TailAppendedBeforeInflating, Rfc7692.UncompressedLeavesWindow],
            messages);
    }

    /// <summary>Larger than the buffers that a receiver inflates into, so that it has to go on behind a full one until the block ends.</summary>
    private static ConformanceCase FinalBlock(string name, int length, string type)
    {
        var meant = type == "stored" ? Binary(Noise(length)) : Binary([.. Enumerable.Repeat((byte)'f', length)]);
        ImmutableArray<Symbol> symbols =
        [
            Symbol.Literal((byte)'f'),
            .. Enumerable.Repeat(Symbol.Match(LongestMatch, 1), (length - 1) / LongestMatch),
            .. Enumerable.Repeat(Symbol.Literal((byte)'f'), (length - 1) % LongestMatch),
        ];
        Block[] blocks = type switch
        {
            "fixed" => [new FixedBlock(symbols) { Final = true }],
            "dynamic" => [new DynamicBlock(symbols) { Final = true }],
            _ => [.. LastFinal([.. meant.Payload.ToArray().Chunk(ushort.MaxValue).Select(chunk => new StoredBlock(chunk))])],
        };
        var sent = CompressedBinary(blocks);
        var requirement = Rfc7692.NextBlockAfterPadding;
        return Agreed(
            $"ordinary-messages-follow-a-final-block/{type}-{name}",
            $"A message of {length} octets may end with a final block, and others follow it",
            [requirement, Rfc7692.FinalAndNonFinalBlocks, Rfc7692.ExampleFinalBlock],
            [Sends(sent), AwaitEcho(meant), Sends(CompressedHello), AwaitEcho(Hello), Sends(Plain), AwaitEcho(Plain)],
            [
                new("all are answered", EchoOf(meant), EchoOf(Hello), EchoOf(Plain), Rest),
                new("the message is over the testee's limit", new CloseWith(1009), Rest) { Uses = Rfc6455.SizeLimitsProtect },
            ]);
    }

    private static ImmutableArray<StoredBlock> LastFinal(ImmutableArray<StoredBlock> blocks) =>
        blocks.SetItem(blocks.Length - 1, blocks[^1] with { Final = true });

    /// <summary>The last frame is 80 00: FIN and nothing else.</summary>
    private static ConformanceCase EmptyLastFrame(int size)
    {
        var meant = Text(TextNoise(size));
        var sent = Stored(meant);
        return Answered(
            $"last-frame-may-be-empty/{size}",
            "A large compressed message may end with a frame that has no payload",
            [Rfc7692.JoinedPayloadInflated, Rfc7692.FragmentedAnywhere],
            (InFragments(sent, sent.Payload.Length), meant),
            ([CompressedHello], Hello));
    }

    /// <summary>
    /// A window that is agreed on for one direction says nothing about the other, and the smallest one trips inflaters that know none of 8
    /// bits.
    /// </summary>
    private static ConformanceCase WindowGranted(string sender, int bits)
    {
        var parameter = $"{sender}_max_window_bits={bits}";
        var repeated = Text("window window window window");
        var dynamic = new DynamicBlock([.. Symbol.Literals("window "), Symbol.Match(20, 7)]);
        return Agreed(
            $"compressed-messages-follow-the-agreement/{sender}-max-window-bits-{bits}",
            $"Compressed messages are understood once {sender}_max_window_bits={bits} is agreed on",
            [Rfc7692.TailAppendedBeforeInflating, Rfc7692.ValidResponseApplies],
            [Sends(CompressedHello), AwaitEcho(Hello), Sends(CompressedText(dynamic)), AwaitEcho(repeated)],
            Outcomes.Echoes(EchoOf(Hello), EchoOf(repeated)),
            Agree($"; {parameter}") with { AgreedWith = [parameter] });
    }

    /// <summary>
    /// The case for servers and the one for clients. By ruling 24 a client may do without an agreement that lacks what it asked for, or that
    /// it has no support for; a server that has agreed may not.
    /// </summary>
    private static IEnumerable<ConformanceCase> BothRoles(ConformanceCase @case) =>
    [
        @case with { Testee = Roles.Server },
        @case with
        {
            Id = @case.Id.Replace("deflate/", "deflate/for-clients-", StringComparison.Ordinal),
            Testee = Roles.Client,
            Outcomes =
            [
                .. @case.Outcomes,
                new("the client does without this agreement", new Maybe(new CloseWith(1010, null)), Ended)
                {
                    Uses = Rfc7692.ClientMayShrinkInflateWindow,
                },
            ],
        },
    ];
}
