using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 7692 section 7.2.3, Examples: the octets that are printed there. https://www.rfc-editor.org/rfc/rfc7692#section-7.2.3
/// </summary>
public static class S07_2_3_Examples
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        Example("one-compressed-block", Rfc7692.ExampleCompressedText, [Frame("f248cdc9c90700")], Hello),
        Example(
            "in-fragments",
            Rfc7692.ExampleFragmentedCompressedText,
            [Frame("f248cd") with { Fin = false }, Continuation(0xC9, 0xC9, 0x07, 0x00)],
            Hello),
        Answered(
            "example/shared-window",
            "The example of section 7.2.3.2, a message that refers to the one before, is understood",
            [Rfc7692.ExampleSharedWindow, Rfc7692.ServerKeepsInflateWindow],
            ([Frame("f248cdc9c90700")], Hello),
            ([Frame("f248cdc9c90700")], Hello),
            ([Frame("f200110000")], Hello)) with { Testee = Roles.Server },
        Example("no-compression", Rfc7692.ExampleStoredBlock, [Frame("000500faff48656c6c6f00")], Hello),
        Example("final-block", Rfc7692.ExampleFinalBlock, [Frame("f348cdc9c9070000")], Hello),
        Example("two-blocks", Rfc7692.ExampleTwoBlocks, [Frame("f24805000000ffffcac9c90700")], Hello),
        Example(
            "empty-last-fragment",
            Rfc7692.ExampleEmptyMessage,
            [Frame("f248cdc9c907000000ffff") with { Fin = false }, Continuation(0x00)],
            Hello),
        Example("empty-message", Rfc7692.ExampleEmptyMessage, [Frame("00")], Text("")),
    ];

    private static RawFrame Frame(string payload) => Compressed(Opcode.Text, Convert.FromHexString(payload));

    private static ConformanceCase Example(
        string name, RequirementId requirement, ImmutableArray<RawFrame> frames, RawFrame meant) => Answered(
        $"example/{name}",
        $"The example of section {Registry.Get(requirement).Section} is understood, and so is the next message",
        [requirement],
        (frames, meant),
        ([CompressedHello], Hello));
}
