using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Judging.Standing;

/// <summary>What every frame that an endpoint sends is like (sections 5.1, 5.2 and 5.5; RFC 7692 section 6.1).</summary>
internal static class FramingRules
{
    private const string Deflate = "permessage-deflate";
    private const string UnknownExtension = "?";
    private const int LongestControlPayload = 125;

    public static IEnumerable<StandingRule> All =>
    [
        new FrameRule(
            "standing/server-never-masks",
            "No frame from a server is masked",
            [Rfc6455.ServerFramesNotMasked],
            Roles.Server,
            frame => frame.Masked) { Needs = FrameTraits.Masked },
        new FrameRule(
            "standing/client-always-masks",
            "Every frame from a client is masked",
            [Rfc6455.ClientFramesMasked, Rfc6455.MaskBitSetIfMasked, Rfc6455.ClientCloseMasked, Rfc6455.ClientMasksWhatItSends],
            Roles.Client,
            frame => !frame.Masked) { Needs = FrameTraits.Unmasked },
        new FrameRule(
            "standing/reserved-bits-are-clear",
            "RSV1, RSV2 and RSV3 are clear unless an agreed extension uses them",
            [Rfc6455.SenderKeepsRsvZero, Rfc7692.NoCompressionUnlessAccepted, Rfc6455.ValidResponseOpensConnection, Rfc6455.OfferIsNotUse],
            Roles.Both,
            ReservedBits) { LooksAt = PeerContext.Handshake, Needs = FrameTraits.ReservedBits },
        new FrameRule(
            "standing/rsv1-never-on-control-frames",
            "No control frame has RSV1",
            [Rfc7692.SenderNoRsv1OnControl, Rfc7692.OnlyDataMessagesCompressed],
            Roles.Both,
            Rsv1OnControl) { LooksAt = PeerContext.Handshake, IsAboutControlFrames = true },
        new FrameRule(
            "standing/rsv1-on-first-frame-only",
            "No continuation frame has RSV1",
            [Rfc7692.SenderNoRsv1OnContinuation],
            Roles.Both,
            Rsv1OnContinuation)
        {
            LooksAt = PeerContext.Handshake,
            Needs = FrameTraits.ReservedBits,
            Concerns = frame => frame.Opcode == Opcode.Continuation,
        },
        new FrameRule(
            "standing/no-reserved-opcode",
            "No frame has a reserved opcode",
            [Rfc6455.ReservedDataOpcodes, Rfc6455.ReservedControlOpcodes],
            Roles.Both,
            ReservedOpcode) { LooksAt = PeerContext.Handshake, Needs = FrameTraits.ReservedOpcode },
        new FrameRule(
            "standing/shortest-length-form",
            "The payload length is in the shortest form that fits",
            [Rfc6455.SenderUsesMinimalLength],
            Roles.Both,
            frame => frame.LengthForm != RawFrame.Shortest(frame.PayloadLength)) { Needs = FrameTraits.LongForm },
        new FrameRule(
            "standing/top-bit-of-length-is-clear",
            "The most significant bit of a 64-bit payload length is clear",
            [Rfc6455.LengthMostSignificantBitZero],
            Roles.Both,
            frame => frame.PayloadLength > long.MaxValue) { Concerns = frame => frame.LengthForm == LengthForm.Bits64 },
        new FrameRule(
            "standing/control-frames-are-short",
            "No control frame has more than 125 octets of payload",
            [Rfc6455.SenderKeepsControlWithin125],
            Roles.Both,
            frame => frame.Opcode.IsControl() && frame.PayloadLength > LongestControlPayload)
            { IsAboutControlFrames = true },
        new FrameRule(
            "standing/control-frames-are-whole",
            "No control frame is fragmented",
            [Rfc6455.SenderNeverFragmentsControl, Rfc6455.ControlFramesUnfragmented],
            Roles.Both,
            frame => frame.Opcode.IsControl() && !frame.Fin) { IsAboutControlFrames = true },
    ];

    private static TapFrame? ReservedBits(Conversation conversation) => Extensions(conversation) switch
    {
        [] => conversation.TesteeFrames.FirstOrDefault(frame => frame.Rsv != 0),
        [Deflate] => conversation.TesteeFrames.FirstOrDefault(frame => (frame.Rsv & 3) != 0),
        _ => null,
    };

    private static TapFrame? Rsv1OnControl(Conversation conversation) =>
        Extensions(conversation) is [Deflate]
            ? conversation.TesteeControlFrames.FirstOrDefault(frame => frame.Rsv1)
            : null;

    private static TapFrame? Rsv1OnContinuation(Conversation conversation) => Extensions(conversation) is [Deflate]
        ? conversation.TesteeFrames.FirstOrDefault(frame => frame.Opcode == Opcode.Continuation && frame.Rsv1)
        : null;

    private static TapFrame? ReservedOpcode(Conversation conversation) =>
        Extensions(conversation) is [] or [Deflate] ? conversation.TesteeFrames.FirstOrDefault(frame => frame.Opcode.IsReserved()) : null;

    /// <summary>What was agreed; an extension that the suite does not know may give a meaning to anything.</summary>
    private static string[] Extensions(Conversation conversation) => conversation.Transcript.Onset switch
    {
        Onset.Handshake => [.. conversation.Response?.Extensions.Select(name => name.ToLowerInvariant()) ?? []],
        Onset.Frames => [UnknownExtension],
        Onset.CompressedFrames => [Deflate],
        _ => throw new ArgumentOutOfRangeException(nameof(conversation)),
    };
}
