using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Unicode;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every Close frame that an endpoint sends is like, and what may follow it (sections 5.5.1, 7.1.5, 7.4 and 8.1).</summary>
internal static class ClosingRules
{
    private const int CodeLength = 2;
    private const int LowestCode = 1000;

    public static IEnumerable<StandingRule> All =>
    [
        new FrameRule(
            "standing/close-body-has-room-for-a-code",
            "The body of a Close frame is empty or has at least two octets",
            [Rfc6455.CloseBodyBeginsWithCode],
            Roles.Both,
            frame => frame is { Opcode: Opcode.Close, IsComplete: true, Payload.Length: 1 })
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
        },
        new FrameRule(
            "standing/close-code-below-1000-is-never-sent",
            "No Close frame has a code below 1000 unless it repeats the peer's",
            [Rfc6455.CodesBelow1000Unused],
            Roles.Both,
            conversation => Originated(conversation, code => code < 1000 && !IsSwapped(code, conversation)))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
            LooksAt = PeerContext.Everything,
        },
        new FrameRule(
            "standing/close-code-is-in-network-order",
            "The octets of a close code are not the wrong way round",
            [Rfc6455.CloseBodyBeginsWithCode],
            Roles.Both,
            conversation => Originated(conversation, code => IsSwapped(code, conversation)))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
            LooksAt = PeerContext.Everything,
        },
        NeverSent(1005, Rfc6455.Code1005NeverSent, Rfc6455.NoCode1005InAnswer),
        NeverSent(1006, Rfc6455.Code1006NeverSent),
        NeverSent(1015, Rfc6455.Code1015NeverSent),
        new FrameRule(
            "standing/close-code-1004-is-not-originated",
            "No Close frame has the code 1004 unless it repeats the peer's",
            [Rfc6455.Code1004Reserved],
            Roles.Both,
            conversation => Originated(conversation, code => code == 1004))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
            LooksAt = PeerContext.Everything,
        },
        new FrameRule(
            "standing/close-code-1010-is-the-clients",
            "No Close frame of a server has the code 1010 unless it repeats the client's",
            [Rfc6455.Code1010MissingExtension],
            Roles.Server,
            conversation => Originated(conversation, code => code == 1010))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
            LooksAt = PeerContext.Everything,
        },
        new FrameRule(
            "standing/close-code-is-assigned",
            "No Close frame has a code that nobody has assigned unless it repeats the peer's",
            [Rfc6455.Codes1000To2999Protocol, Rfc6455.CodesFrom5000OutOfRange],
            Roles.Both,
            conversation => Originated(
                conversation, code => (code is (>= 1016 and <= 2999) or >= 5000) && !IsSwapped(code, conversation)))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
            LooksAt = PeerContext.Everything,
        },
        new FrameRule(
            "standing/close-reason-is-utf8",
            "The reason of a Close frame is valid UTF-8",
            [Rfc6455.Utf8RuleCoversCloseReason],
            Roles.Both,
            HasInvalidReason)
        {
            IsAboutControlFrames = true,
            Concerns = frame => frame is { Opcode: Opcode.Close, Payload.Length: > CodeLength },
        },
        new FrameRule(
            "standing/no-data-after-close",
            "No data frame follows the endpoint's own Close frame",
            [Rfc6455.NoDataAfterOwnClose, Rfc6455.SendOnlyWhenOpen],
            Roles.Both,
            conversation => AfterClose(conversation).FirstOrDefault(frame => !frame.Opcode.IsControl()))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
        },
        new FrameRule(
            "standing/one-close-only",
            "No second Close frame is sent",
            [Rfc6455.NoSecondClose, Rfc6455.NoCloseAfterBothCloses],
            Roles.Both,
            conversation => AfterClose(conversation).FirstOrDefault(frame => frame.Opcode == Opcode.Close))
        {
            IsAboutControlFrames = true,
            Concerns = IsClose,
        },
    ];

    private static FrameRule NeverSent(ushort code, params ImmutableArray<RequirementId> covers) => new(
        $"standing/close-code-{code}-is-never-sent",
        $"No Close frame has the code {code}",
        covers,
        Roles.Both,
        frame => Code(frame) == code)
    { IsAboutControlFrames = true, Concerns = IsClose };

    private static bool IsClose(TapFrame frame) => frame.Opcode == Opcode.Close;

    /// <summary>
    /// The first Close frame with such a code that does not repeat one of the peer: repeating is what section 5.5.1 expects. A peer that
    /// repeats it in turn does so later.
    /// </summary>
    private static TapFrame? Originated(Conversation conversation, Func<int, bool> isMeant) =>
        conversation.TesteeControlFrames.FirstOrDefault(frame => Code(frame) is { } code && isMeant(code) && !conversation.Frames.TakeWhile(before => !ReferenceEquals(before, frame))
            .Any(before => !before.FromTestee && Code(before) == code));

    /// <summary>
    /// A code that nobody may use, and that is one of section 7.4.1, or one that the harness has sent, when its octets change places.
    /// </summary>
    private static bool IsSwapped(int code, Conversation conversation) =>
        (code is < LowestCode or (>= 1016 and <= 2999) or >= 5000)
        && BinaryPrimitives.ReverseEndianness((ushort)code) is >= LowestCode and var swapped
        && (swapped <= 1015 || conversation.HarnessFrames.Any(sent => Code(sent) == swapped));

    private static bool HasInvalidReason(TapFrame frame) => Code(frame) is not null && !Utf8.IsValid(frame.Payload.Span[CodeLength..]);

    private static IEnumerable<TapFrame> AfterClose(Conversation conversation) => conversation.TesteeControlFrames.Any(IsClose)
        ? conversation.TesteeFrames.SkipWhile(frame => frame.Opcode != Opcode.Close).Skip(1)
        : [];

    /// <summary>The code of a complete Close frame, or null.</summary>
    private static int? Code(TapFrame frame) => frame is { Opcode: Opcode.Close, IsComplete: true, Payload.Length: >= CodeLength }
        ? BinaryPrimitives.ReadUInt16BigEndian(frame.Payload.Span)
        : null;
}
