using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 sections 5 and 10.7: frames that fail a connection, wherever on it they come. That a first frame does is shown where its rule
/// is. https://www.rfc-editor.org/rfc/rfc6455#section-10.7
/// </summary>
public static class S10_7_ViolationsAnywhere
{
    /// <summary>One octet of payload more than the announced length, without the bit that no length may have.</summary>
    private const ulong TopBitAndOne = (1UL << 63) + 1;

    /// <summary>A private code, so that a Close that was taken for a good one is known by its answer.</summary>
    private const ushort OwnCode = 4321;

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from broken in Broken
           from setting in Setting.All
           let frame = setting.IsInsideMessage ? broken.Inside : broken.Frame
           where frame is not null
           select setting.Place(Fails(broken, setting), frame),
    ];

    private static ImmutableArray<BrokenFrame> Broken { get; } =
    [
        Data("reserved-rsv1", Rfc6455.ReservedRsv1FailsConnection, "RSV1", frame => frame with { Rsv = 4 }),
        Data("reserved-rsv2", Rfc6455.ReservedRsv2FailsConnection, "RSV2", frame => frame with { Rsv = 2 }),
        Data("reserved-rsv3", Rfc6455.ReservedRsv3FailsConnection, "RSV3", frame => frame with { Rsv = 1 }),
        Anywhere("reserved-bit-on-ping", Rfc6455.ReservedRsv2FailsConnection, "A Ping with RSV2", Ping("bit") with { Rsv = 2 }),
        Anywhere(
            "reserved-data-opcode", Rfc6455.ReservedOpcodeFailsConnection, "The opcode 0x5", new RawFrame((Opcode)0x5, Counting(5))),
        Anywhere(
            "reserved-control-opcode", Rfc6455.ReservedOpcodeFailsConnection, "The opcode 0xC", new RawFrame((Opcode)0xC, Counting(5))),
        Data("unmasked", Rfc6455.UnmaskedFrameClosesConnection, "An unmasked frame", frame => frame with { Masked = false }) with
        {
            Testee = Roles.Server,
        },
        Anywhere(
            "unmasked-ping", Rfc6455.UnmaskedFrameClosesConnection, "An unmasked Ping", Ping("bare") with { Masked = false }) with
        {
            Testee = Roles.Server,
        },
        Data("masked", Rfc6455.MaskedFrameClosesConnection, "A masked frame", frame => frame with { Masked = true }) with
        {
            Testee = Roles.Client,
        },
        Anywhere("masked-ping", Rfc6455.MaskedFrameClosesConnection, "A masked Ping", Ping("veiled") with { Masked = true }) with
        {
            Testee = Roles.Client,
        },
        Data("top-bit-of-length", Rfc6455.LengthMostSignificantBitZero, "A length with its top bit", frame => frame with
        {
            Payload = "!"u8.ToArray(),
            DeclaredLength = TopBitAndOne,
        }) with { Codes = [1002, 1009] },
        Anywhere("long-ping", Rfc6455.LongControlFrameIsError, "A Ping of 126 octets", Ping(Counting(126))),
        Anywhere("long-pong", Rfc6455.LongControlFrameIsError, "A Pong of 126 octets", Pong(Counting(126))),
        Anywhere("fragmented-ping", Rfc6455.FragmentedControlFrameIsError, "A Ping without FIN", Unfinished(Ping("half"))),
        new("lone-continuation", Rfc6455.LoneContinuationIsError, "A continuation of nothing") { Frame = Continuation("lo") },
        new("message-inside-message", Rfc6455.DataFrameInsideMessageIsError, "A new message") { Inside = Text("new") },
        Data("invalid-utf8", Rfc6455.InvalidUtf8FailsConnection, "Text with FF", frame => frame with
        {
            Payload = new byte[] { 0x61, 0xFF, 0x62 },
        }) with { Codes = [1007] },
        Data("overlong-utf8", Rfc6455.InvalidUtf8FailsConnection, "Text with E0 80 AF", frame => frame with
        {
            Payload = new byte[] { 0xE0, 0x80, 0xAF },
        }) with { Codes = [1007] },
        Data("incomplete-utf8", Rfc6455.IncompleteUtf8IsInvalid, "Text that ends with E2 82", frame => frame with
        {
            Payload = new byte[] { 0x61, 0xE2, 0x82 },
        }) with { Codes = [1007] },
        Anywhere("close-of-one-octet", Rfc6455.OneOctetCloseBodyMalformed, "A Close with one octet", Close([0x03])) with
        {
            LaxAnswer = Rfc6455.Code1002ProtocolError,
        },
        Anywhere("close-code-1005", Rfc6455.Code1005NeverSent, "A Close with 1005", Close(1005)) with
        {
            LaxAnswer = Rfc6455.Code1002ProtocolError,
            OwnCode = 1005,
        },
        Anywhere(
            "close-reason-not-utf8",
            Rfc6455.CloseReasonNotUtf8Fails,
            "A Close whose reason is not UTF-8",
            Close(CloseBody(OwnCode, [0x61, 0xC3, 0x28]))) with
        {
            Codes = [1007, 1002],
            LaxAnswer = Rfc6455.Code1007InvalidPayload,
            OwnCode = OwnCode,
        },
        Anywhere("reserved-bit-on-close", Rfc6455.ReservedRsv3FailsConnection, "A Close with RSV3", Close(OwnCode) with { Rsv = 1 }) with
        {
            OwnCode = OwnCode,
        },
        Anywhere(
            "unmasked-close", Rfc6455.UnmaskedFrameClosesConnection, "An unmasked Close", Close(OwnCode) with { Masked = false }) with
        {
            Testee = Roles.Server,
            OwnCode = OwnCode,
        },
        Anywhere("masked-close", Rfc6455.MaskedFrameClosesConnection, "A masked Close", Close(OwnCode) with { Masked = true }) with
        {
            Testee = Roles.Client,
            OwnCode = OwnCode,
        },
        Anywhere("fragmented-close", Rfc6455.FragmentedControlFrameIsError, "A Close without FIN", Unfinished(Close(OwnCode))) with
        {
            OwnCode = OwnCode,
        },
        Anywhere(
            "long-close", Rfc6455.LongControlFrameIsError, "A Close of 126 octets", Close(OwnCode, new string('r', 124))) with
        {
            LaxAnswer = Rfc6455.LongControlFrameIsError,
            OwnCode = OwnCode,
        },
    ];

    private static ConformanceCase Fails(BrokenFrame broken, Setting setting) => new()
    {
        Id = $"violations/{broken.Name}-fails-connection/{setting.Name}",
        Title = $"{broken.Words} fails the connection {setting.Words}, too",
        Covers = [broken.Requirement, Rfc6455.IncomingDataValidated],
        Testee = broken.Testee,
        Script = [],
        Outcomes =
        [
            .. broken.OwnCode is { } code ? [Outcomes.TakenForGood(code, broken.Requirement)] : (Outcome[])[],
            .. broken.LaxAnswer is { } lax
                ? [ClosingOutcomes.AnsweredAsUsual(lax)]
                : (Outcome[])[],
            .. Outcomes.FailsConnection(broken.Requirement, [.. broken.Codes]),
        ],
    };

    /// <summary>A data frame that begins a message, and inside one its continuation.</summary>
    private static BrokenFrame Data(string name, RequirementId requirement, string words, Func<RawFrame, RawFrame> change) =>
        new(name, requirement, words) { Frame = change(Text("wrong")), Inside = change(Continuation("wrong")) };

    /// <summary>A frame that is the same between messages and inside one.</summary>
    private static BrokenFrame Anywhere(string name, RequirementId requirement, string words, RawFrame frame) =>
        new(name, requirement, words) { Frame = frame, Inside = frame };

    /// <summary>A frame that breaks a rule.</summary>
    /// <param name="Name">In ids.</param>
    /// <param name="Requirement">What it breaks.</param>
    /// <param name="Words">In titles.</param>
    private sealed record BrokenFrame(string Name, RequirementId Requirement, string Words)
    {
        /// <summary>As it comes between messages; null: there it would be in order.</summary>
        public RawFrame? Frame { get; init; }

        /// <summary>As it comes inside an unfinished text message; null: there it would be in order.</summary>
        public RawFrame? Inside { get; init; }

        public Roles Testee { get; init; } = Roles.Both;

        /// <summary>The fitting codes, the preferred one first.</summary>
        public ImmutableArray<ushort?> Codes { get; init; } = [1002];

        /// <summary>The code of a Close, which nobody sends who has not taken it for a good one.</summary>
        public ushort? OwnCode { get; init; }

        /// <summary>What an ordinary answer to a Close breaks, where it is told from failing the connection.</summary>
        public RequirementId? LaxAnswer { get; init; }
    }
}
