using System.Collections.Immutable;
using System.Text;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;
using static WsSpec.Suite.Catalogue.DeflatePhrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 7692 section 6.1: text is what is inflated, not what is sent. https://www.rfc-editor.org/rfc/rfc7692#section-6.1</summary>
public static class S06_Utf8
{
    private static readonly (string Name, byte[] Octets)[] InvalidTexts =
    [
        ("lone-continuation-octet", [0x48, 0x80]),
        ("overlong", [0xC0, 0xAF]),
        ("surrogate", [0xED, 0xA0, 0x80]),
        ("beyond-unicode", [0xF4, 0x90, 0x80, 0x80]),
        ("cut-short", [0x48, 0xE2, 0x82]),
        ("never-an-octet", [0x48, 0xFF]),
    ];

    private static readonly RawFrame Euro = Text("10 € and 𝄞");

    public static IEnumerable<ConformanceCase> Cases =>
    [
        Answered(
            "compressed-octets-need-not-be-utf8/fixed-block",
            "The octets of a compressed text message need not be UTF-8",
            [Rfc7692.Utf8RuleAfterInflation, Rfc7692.CompressedMessageReceived],
            ([CompressedHello], Hello)),
        Answered(
            "compressed-octets-need-not-be-utf8/stored-block",
            "The octets of a compressed text message need not be UTF-8",
            [Rfc7692.Utf8RuleAfterInflation, Rfc7692.CompressedMessageReceived],
            ([Stored(Euro)], Euro)),
        .. from cut in (int[])[9, 10, 11, 17] select Answered(
            $"character-cut-between-compressed-frames/{cut}",
            "A character of a compressed text message may be cut between frames",
            [Rfc7692.Utf8RuleAfterInflation, Rfc7692.JoinedPayloadInflated],
            (InFragments(Stored(Euro), cut), Euro)),
        Answered(
            "character-cut-between-blocks",
            "A character of a compressed text message may be cut between blocks",
            [Rfc7692.Utf8RuleAfterInflation, Rfc7692.SeveralBlocksAllowed],
            ([CompressedText([.. Encoding.UTF8.GetBytes("€𝄞").Select(octet => new FixedBlock([Symbol.Literal(octet)]))])], Text("€𝄞"))),
        .. from text in InvalidTexts select Invalid($"{text.Name}-stored", [Stored(Text(text.Octets))]),
        .. from text in InvalidTexts select Invalid($"{text.Name}-fixed", [CompressedText(new FixedBlock(Symbol.Literals(text.Octets)))]),
        Invalid("in-the-second-frame", InFragments(Stored(Text(0x48, 0x65, 0xC3, 0x28)), 8)),
        Invalid("behind-much-that-is-valid",
            [CompressedText(
                new FixedBlock([Symbol.Literal((byte)'a'), .. Enumerable.Repeat(Symbol.Match(258, 1), 20), Symbol.Literal(0xFF)]))]),
        Answered(
            "compressed-binary-need-not-be-utf8",
            "A compressed binary message may hold any octets",
            [Rfc7692.OpcodeOfOriginalMessage, Rfc7692.Utf8RuleAfterInflation],
            ([Stored(Binary(0xC3, 0x28, 0xFF))], Binary(0xC3, 0x28, 0xFF))),
        InvalidPlainText,
    ];

    private static ConformanceCase InvalidPlainText => Agreed(
        "plain-text-is-still-validated",
        "A text message without RSV1 has to be UTF-8 although the extension is agreed on",
        [Rfc6455.InvalidUtf8FailsConnection, Rfc7692.UncompressedMessageReceived],
        [Sends(Text(0xC3, 0x28)), AwaitFailure],
        Outcomes.FailsConnection(Rfc6455.InvalidUtf8FailsConnection, 1007));

    private static ConformanceCase Invalid(string name, ImmutableArray<RawFrame> frames) => Agreed(
        $"inflated-text-has-to-be-utf8/{name}",
        "Compressed text that is not UTF-8 once inflated fails the connection",
        [Rfc7692.Utf8RuleAfterInflation, Rfc6455.InvalidUtf8FailsConnection],
        [new Send(frames), AwaitFailure],
        Outcomes.FailsConnection(Rfc7692.Utf8RuleAfterInflation, 1007));
}
