using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 6.2 with RFC 1951: payloads that do not inflate. https://www.rfc-editor.org/rfc/rfc1951#section-3.2</summary>
public static class S03_2_BrokenData
{
    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from broken in BrokenData.All select Broken(
            $"broken-data-fails-connection/{broken.Name}", "A payload that is no DEFLATE data fails the connection", broken.Requirement,
                broken.Payload),
        .. from cut in BrokenData.CutShort select CutShort(cut.Name, cut.Payload),
        BehindGoodMessages,
        InTheLastFragment,
        PlainMessagesAreNoHistory,
    ];

    private static ConformanceCase BehindGoodMessages => Agreed(
        "broken-data-fails-connection/behind-good-messages",
        "A payload that is no DEFLATE data fails the connection",
        [Rfc7692.UndecodableDataFails],
        [Sends(CompressedHello), AwaitEcho(Hello), Sends(Hello), AwaitEcho(Hello), Sends(
            Compressed(Opcode.Text, new byte[] { 0x07 })), AwaitFailure],
        Outcomes.FailsConnection(Rfc7692.UndecodableDataFails, [EchoOf(Hello), EchoOf(Hello)], [1007, 1002, 1003, 1011]));

    private static ConformanceCase InTheLastFragment => Agreed(
        "broken-data-fails-connection/in-the-last-fragment",
        "A payload that is no DEFLATE data fails the connection",
        [Rfc7692.UndecodableDataFails, Rfc7692.JoinedPayloadInflated],
        [new Send(InFragments(
            Compressed(Opcode.Text, DeflatePayload.Of(new FixedBlock(Symbol.Literals("Hello")), new RawBlock((3, 2)))), 6)), AwaitFailure],
        RefusesData(Rfc7692.UndecodableDataFails));

    /// <summary>A reference that would be good if a plain message were part of the window.</summary>
    private static ConformanceCase PlainMessagesAreNoHistory
    {
        get
        {
            var plain = Text("plain plain plain plain plain");
            return Agreed(
                "plain-message-is-never-referred-to",
                "A back-reference to octets that were not compressed fails the connection",
                [Rfc7692.UncompressedLeavesWindow, Rfc1951.DistancesAndSymbolsInRange],
                [Sends(plain), AwaitEcho(plain), Sends(CompressedText(new FixedBlock([Symbol.Match(5, 5)]))), AwaitFailure],
                Outcomes.FailsConnection(Rfc7692.UncompressedLeavesWindow, [EchoOf(plain)], [1007, 1002, 1003, 1011]));
        }
    }

    /// <summary>What a receiver makes of less data than a block has is said nowhere; most pass on what they have.</summary>
    private static ConformanceCase CutShort(string name, byte[] payload) => Agreed(
        $"data-cut-short-fails-connection/{name}",
        "A compressed message that ends inside a block fails the connection",
        [Rfc7692.DataCutShortFails, Rfc7692.UndecodableDataFails],
        [Sends(Compressed(Opcode.Text, payload)), AwaitFailure],
        [
            .. RefusesData(Rfc7692.DataCutShortFails),
            new("what there is of the message is taken", new AnyMessage(), GoesOn, Rest) { Breaks = Rfc7692.DataCutShortFails },
        ]);

    private static ConformanceCase Broken(string fact, string title, RequirementId requirement, byte[] payload) => Agreed(
        fact,
        title,
        [requirement, Rfc7692.UndecodableDataFails],
        [Sends(Compressed(Opcode.Text, payload)), AwaitFailure],
        RefusesData(requirement));
}
