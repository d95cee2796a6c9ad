using System.Collections.Immutable;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;

namespace WsSpec.Suite.Catalogue;

/// <summary>Payloads that are no DEFLATE data, each broken in one way, with the requirement that says so.</summary>
internal static class BrokenData
{
    private static readonly ImmutableArray<Symbol> Hello = Symbol.Literals("Hello");
    private static readonly StoredBlock StoredHello = new("Hello"u8.ToArray());

    public static IEnumerable<(string Name, RequirementId Requirement, byte[] Payload)> All =>
    [
        ("block-type-3", Rfc1951.ReservedBlockTypeIsError, [0x07]),
        ("block-type-3-not-final", Rfc1951.ReservedBlockTypeIsError, [0x06]),
        ("block-type-3-behind-good-ones", Rfc1951.ReservedBlockTypeIsError, DeflatePayload.Of(new FixedBlock(Hello), new RawBlock((3, 2)))),
        ("stored-nlen-zero", Rfc1951.StoredLengthComplement, DeflatePayload.Of(StoredHello with { Complement = 0 })),
        ("stored-nlen-like-len", Rfc1951.StoredLengthComplement, DeflatePayload.Of(StoredHello with { Complement = 5 })),
        ("stored-nlen-one-bit-off", Rfc1951.StoredLengthComplement, DeflatePayload.Of(StoredHello with { Complement = 0xFFFB })),
        ("stored-nlen-swapped", Rfc1951.StoredLengthComplement, DeflatePayload.Of(StoredHello with { Complement = 0xFAFF })),
        ("length-symbol-286", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Raw(286, 0)]))),
        ("length-symbol-287", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Raw(287, 0)]))),
        ("distance-symbol-30", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Raw(257, 30)]))),
        ("distance-symbol-31", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Raw(257, 31)]))),
        ("distance-one-too-far", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Match(5, 6)]))),
        ("distance-before-anything", Rfc1951.DistancesAndSymbolsInRange, DeflatePayload.Of(new FixedBlock([Symbol.Match(258, 1)]))),
        ("distance-of-the-whole-window", Rfc1951.DistancesAndSymbolsInRange,
            DeflatePayload.Of(new FixedBlock([.. Hello, Symbol.Match(258, 32768)]))),
        ("distance-without-a-code", Rfc7692.UndecodableDataFails,
            DeflatePayload.Of(
                new DynamicBlock([.. Hello, Symbol.Match(3, 1)]) { DistanceLengths = [0, 0] }, new StoredBlock(new byte[16]))),
        ("too-many-literal-codes", Rfc7692.UndecodableDataFails,
            DeflatePayload.Of(new DynamicBlock(Hello) { LiteralLengths = [.. Enumerable.Repeat((byte)9, 288)] })),
        ("literal-code-over-full", Rfc7692.UndecodableDataFails,
            DeflatePayload.Of(new DynamicBlock(Hello) { LiteralLengths = [.. Enumerable.Repeat((byte)7, 257)] })),
        ("distance-code-over-full", Rfc7692.UndecodableDataFails,
            DeflatePayload.Of(new DynamicBlock(Hello) { DistanceLengths = [1, 1, 1] })),
        ("no-code-for-end-of-block", Rfc7692.UndecodableDataFails,
            DeflatePayload.Of(new DynamicBlock(Hello) { LiteralLengths = [.. Enumerable.Repeat((byte)8, 256), 0], Ended = false })),
        ("code-length-code-over-full", Rfc7692.UndecodableDataFails, Header([.. Enumerable.Repeat((1, 3), 4)])),
        ("code-length-repeated-before-any", Rfc7692.UndecodableDataFails, Header([(1, 3), (0, 3), (0, 3), (1, 3), (1, 1), (0, 2)])),
        ("code-length-repeated-too-often", Rfc7692.UndecodableDataFails,
            Header([(0, 3), (0, 3), (1, 3), (1, 3), (1, 1), (127, 7), (1, 1), (127, 7)])),
        ("zlib-header", Rfc7692.PayloadIsRawDeflate, [0x78, 0x9C, .. DeflatePayload.Of(new FixedBlock(Hello))]),
        ("gzip-header", Rfc7692.PayloadIsRawDeflate,
            [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, .. DeflatePayload.Of(new FixedBlock(Hello))]),
        ("plain-text", Rfc7692.UndecodableDataFails, "Hello, this is no DEFLATE data"u8.ToArray()),
        ("all-ones", Rfc7692.UndecodableDataFails, [0xFF, 0xFF, 0xFF, 0xFF]),
    ];

    /// <summary>Payloads that end inside a block, so that a careless receiver waits, or takes the tail for data.</summary>
    public static IEnumerable<(string Name, byte[] Payload)> CutShort =>
    [
        ("stored-octets-missing", DeflatePayload.Bare(StoredHello with { Length = 300 })),
        ("stored-length-missing", [0x00, 0x05]),
        ("fixed-without-end-of-block",
            DeflatePayload.Bare(new FixedBlock(Symbol.Literals(new string('\u00FF', 20))) { Ended = false })[..^3]),
        ("dynamic-header-missing", DeflatePayload.Of(new DynamicBlock(Hello))[..4]),
        ("dynamic-without-end-of-block",
            DeflatePayload.Bare(new DynamicBlock(Symbol.Literals("Hello, Hello, Hello")) { Ended = false })[..^2]),
    ];

    /// <summary>
    /// A dynamic block that breaks off in its header: 257 literals, one distance, four lengths of code lengths, then these bits.
    /// </summary>
    private static byte[] Header(params ImmutableArray<(int Value, int Bits)> fields) =>
        DeflatePayload.Of(new RawBlock([(2, 2), (0, 5), (0, 5), (0, 4), .. fields, (0, 32), (0, 32)]));
}
