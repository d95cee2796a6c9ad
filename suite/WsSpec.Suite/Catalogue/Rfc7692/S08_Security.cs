using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 7692 section 8, Security Considerations, and RFC 6455 section 10.4: small messages that stand for large ones, and much work for
/// little. https://www.rfc-editor.org/rfc/rfc7692#section-8
/// </summary>
public static class S08_Security
{
    private const int Bomb = 16 * 1024 * 1024;

    private static readonly RawFrame CompressedBomb = Compressed(Opcode.Binary, DeflatePayload.Bomb(0, Bomb));

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Expansion("in-one-frame", frames => [frames]),
        Expansion("in-fragments", frame => InFragments(frame, [.. Enumerable.Range(1, 15).Select(i => i * 1024)])),
        Expansion("in-fragments-of-few-octets", frame => InFragments(frame, [.. Enumerable.Range(1, 1000).Select(i => i * 16)])),
        EmptyBlocks("stored", [.. Enumerable.Repeat(new StoredBlock(default), 10_000)]),
        EmptyBlocks("fixed", [.. Enumerable.Repeat(new FixedBlock([]), 10_000)]),
        EmptyBlocks("dynamic", [.. Enumerable.Repeat(new DynamicBlock([]), 1_000)]),
        EmptyFragments,
    ];

    private static ConformanceCase EmptyFragments
    {
        get
        {
            ImmutableArray<RawFrame> frames = InFragments(CompressedHello, [.. Enumerable.Repeat(3, 1_000)]);
            return Agreed(
                "empty-compressed-fragments-cost-little",
                "A thousand empty fragments in a compressed message are passed over or refused",
                [Rfc7692.JoinedPayloadInflated],
                [new Send(frames), AwaitEcho(Hello)],
                Outcomes.EchoesWithinLimits(EchoOf(Hello)));
        }
    }

    /// <summary>16 MiB in 16 KiB.</summary>
    private static ConformanceCase Expansion(string name, Func<RawFrame, ImmutableArray<RawFrame>> cut)
    {
        var message = new RawFrame(Opcode.Binary, LongOctets.Zeros(Bomb));
        return Agreed(
            $"expansion-is-bounded/{name}",
            "A small message that stands for a large one is answered in full or refused as too large",
            [Rfc7692.CompressedMessageReceived, Rfc6455.SizeLimitsProtect],
            [new Send(cut(CompressedBomb)), AwaitEcho(message)],
            Outcomes.EchoesWithinLimits(EchoOf(message)));
    }

    private static ConformanceCase EmptyBlocks(string name, Block[] blocks) => Agreed(
        $"empty-blocks-cost-little/{name}",
        "Thousands of empty blocks are an empty message, or are refused",
        [Rfc7692.TailAppendedBeforeInflating, Rfc7692.SeveralBlocksAllowed],
        [Sends(CompressedText(blocks)), AwaitEcho(Text(""))],
        Outcomes.EchoesWithinLimits(EchoOf(Text(""))));
}
