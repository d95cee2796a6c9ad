using System.Collections.Immutable;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>How an endpoint may agree to permessage-deflate, and how it may compress (RFC 7692, sections 5 to 7).</summary>
internal static class DeflateFreedoms
{
    private const string OfParameters = "7692 7.1";
    private const string OfSending = "7692 7.2.1";

    /// <summary>Longer messages than this go in stored blocks: nobody minds the others in the way they are made here.</summary>
    private const int LongestInSymbols = 20_000;

    public static IEnumerable<Innocent> All => [.. Parameters, .. Texts, .. Plain, .. Blocks];

    private static IEnumerable<Innocent> Parameters =>
    [
        Agreeing("none", "permessage-deflate is not wanted.", _ => null) with
        {
            Appears = profile => profile with { Offers = profile.Offers & ~Needs.Deflate },
        },
        .. from bits in Enumerable.Range(DeflateOptions.FewestWindowBits, 7)
           select Agreeing($"own-window-{bits}", $"Its own window has {bits} bits.", usual => usual with { WindowBits = bits }),
        .. from bits in Enumerable.Range(DeflateOptions.FewestWindowBits, 7)
           select Agreeing($"peer-window-{bits}", $"The peer's window has {bits} bits.", usual => usual with { PeerWindowBits = bits }),
        Agreeing("own-context-dropped", "Its own messages stand alone.", usual => usual with { KeepsContext = false }),
        Agreeing("peer-context-dropped", "The peer's messages have to stand alone.", usual => usual with { PeerKeepsContext = false }),
        Agreeing("no-context", "All messages stand alone.", usual => usual with { KeepsContext = false, PeerKeepsContext = false }),
        .. from bits in (int[])[8, 9, 11, 14]
           select Agreeing($"all-parameters-{bits}", "Every parameter is used.", usual => usual with
           {
               KeepsContext = false, PeerKeepsContext = false, WindowBits = bits, PeerWindowBits = bits,
           }),
    ];

    private static IEnumerable<Innocent> Texts =>
    [
        .. from form in new (string Name, Func<string, string> Write)[]
           {
               ("without-blanks", value => value.Replace("; ", ";", StringComparison.Ordinal)),
               ("with-blanks", value => value.Replace(";", " ;\t", StringComparison.Ordinal)),
               ("quoted", value => string.Join("; ", value.Split("; ").Select(part =>
                   part.Split('=') is [var name, var number] ? $"{name}=\"{number}\"" : part))),
               ("reversed", value => string.Join("; ", (string[])[value.Split("; ")[0], .. value.Split("; ").Skip(1).Reverse()])),
           }
           select Free($"deflate-written-{form.Name}", "The parameters are written in another form.", "6455 9.1", new()
           {
               Deflates = usual => usual with { WindowBits = 10, KeepsContext = false },
               WritesHead = (_, right) => HeadText.Map(right, FieldNames.Extensions, form.Write),
           }),
    ];

    private static IEnumerable<Innocent> Plain =>
    [
        Compressing("never", "Nothing is compressed.", _ => null),
        Framed("short-ones-not", "Messages below 100 octets are not compressed.", octets => octets.Length >= 100),
        Framed("long-ones-not", "Messages above 100 octets are not compressed.", octets => octets.Length <= 100),
        Framed("empty-ones-not", "Empty messages are not compressed.", octets => octets.Length > 0),
        Framed("every-other", "Every other message is compressed, by its length.", octets => octets.Length % 2 == 0),
    ];

    private static IEnumerable<Innocent> Blocks =>
    [
        .. from length in (int[])[1, 10, 1000, 65535]
           select Compressing($"stored-blocks-of-{length}", $"Messages go in stored blocks of {length} octets.", octets =>
               Stored(octets, octets.Length > LongestInSymbols ? ushort.MaxValue : length)),
        Coded("fixed-block", "Messages go in one block with fixed codes.", symbols => [new FixedBlock(symbols)]),
        Coded("dynamic-block", "Messages go in one block with codes of its own.", symbols => [new DynamicBlock(symbols)]),
        Coded("fixed-blocks-of-3", "Messages go in many blocks with fixed codes.", symbols =>
            [.. symbols.Chunk(3).Select(part => new FixedBlock([.. part]))]),
        Coded("fixed-then-empty-blocks", "Empty blocks come behind the data.", symbols =>
            [new FixedBlock(symbols), new StoredBlock(default), new FixedBlock([]), new StoredBlock(default)]),
        Coded("empty-blocks-first", "Empty blocks come before the data.", symbols =>
            [new StoredBlock(default), new FixedBlock([]), new StoredBlock(default), new FixedBlock(symbols)]),
        Coded("final-fixed-block", "The last block has BFINAL, and an octet of zeros follows.", symbols =>
            [new FixedBlock(symbols) { Final = true }]),
        Coded("final-dynamic-block", "The last block has BFINAL, and an octet of zeros follows.", symbols =>
            [new DynamicBlock(symbols) { Final = true }]),
        Coded("final-empty-block", "An empty block with BFINAL comes behind the data.", symbols =>
            [new FixedBlock(symbols), new FixedBlock([]) { Final = true }]),
        Compressing("final-stored-block", "The last block is stored and has BFINAL.", octets =>
            octets.Length > ushort.MaxValue
                ? Stored(octets, ushort.MaxValue) : DeflatePayload.Of(new StoredBlock(octets) { Final = true })),
        Coded("padded", "The bits that fill up an octet are ones.", symbols =>
            [new FixedBlock(symbols), new StoredBlock(default) { Padding = 0xFF }]),
    ];

    private static Innocent Agreeing(string name, string freedom, Func<DeflateOptions, DeflateOptions?> options) =>
        Free($"deflate-{name}", freedom, OfParameters, new() { Deflates = options });

    private static Innocent Compressing(string name, string freedom, Func<byte[], byte[]?> deflate) =>
        new($"deflate-{name}", freedom, OfSending, () => new() { Replaces = usual => new ChosenCompression(usual, deflate) });

    private static Innocent Framed(string name, string freedom, Func<byte[], bool> compresses) =>
        new($"deflate-{name}", freedom, "7692 6", () =>
        new() { Replaces = usual => new ChosenCompression(usual, _ => null) { LeavesAsItIs = compresses } });

    private static Innocent Coded(string name, string freedom, Func<ImmutableArray<Symbol>, Block[]> blocks) =>
        Compressing(name, freedom, octets =>
        octets.Length > LongestInSymbols ? Stored(octets, ushort.MaxValue) : DeflatePayload.Of(blocks(Symbol.Literals(octets))));

    private static byte[] Stored(byte[] octets, int length) =>
        DeflatePayload.Of([.. octets.Chunk(length).Select(part => new StoredBlock(part))]);
}
