using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with a frame that can be told from its header (sections 5.1, 5.2, 5.4 and 5.5; RFC 7692 section 6.1).</summary>
internal static class FrameLaw
{
    private const int LongestControlPayload = 125;
    private const ushort ProtocolError = 1002;

    /// <summary>What is wrong, the compelling reason if there is one; null when nothing is.</summary>
    /// <param name="frame">The frame, of which only the header counts.</param>
    /// <param name="testee">The role of its receiver.</param>
    /// <param name="insideMessage">Whether a message is unfinished.</param>
    /// <param name="deflates">Whether permessage-deflate was agreed on.</param>
    public static Objection? Judge(TapFrame frame, Role testee, bool insideMessage, bool deflates)
    {
        var requirement = ReservedBits(frame, deflates) ?? OpcodeOrMask(frame, testee) ?? Control(frame) ?? Order(frame, insideMessage);
        return frame.PayloadLength > long.MaxValue ? new(Rfc6455.LengthMostSignificantBitZero, ProtocolError, 1009)
            : requirement is { } broken ? new Objection(broken, ProtocolError)
            {
                Besides = frame.Opcode == Opcode.Close ? Answers(frame, broken) : [],
            }

            // Ruling 7: refusing is right, reading it is lax.
            : frame.LengthForm != RawFrame.Shortest(frame.PayloadLength)
                ? new Objection(Rfc6455.NonMinimalLengthIsIllegal, ProtocolError) { IsCompelling = false }
            : null;
    }

    /// <summary>How the answer shows that a Close was not refused.</summary>
    private static ImmutableArray<Outcome> Answers(TapFrame close, RequirementId broken) =>
    [
        .. CloseLaw.TakenForGood(close.Payload.Span, broken),
        .. broken == Rfc6455.LongControlFrameIsError ? [ClosingOutcomes.AnsweredAsUsual(broken)] : (Outcome[])[],
    ];

    private static RequirementId? ReservedBits(TapFrame frame, bool deflates) => frame switch
    {
        { Rsv1: true, Opcode: Opcode.Continuation } when deflates => Rfc7692.Rsv1OnContinuationFails,
        { Rsv1: true } when deflates && frame.Opcode.IsControl() => Rfc7692.Rsv1OnControlFails,
        { Rsv1: true } when !deflates => Rfc6455.ReservedRsv1FailsConnection,
        _ when (frame.Rsv & 2) != 0 => Rfc6455.ReservedRsv2FailsConnection,
        _ when (frame.Rsv & 1) != 0 => Rfc6455.ReservedRsv3FailsConnection,
        _ => null,
    };

    private static RequirementId? OpcodeOrMask(TapFrame frame, Role testee) =>
        frame.Opcode.IsReserved() ? Rfc6455.ReservedOpcodeFailsConnection
        : testee == Role.Server && !frame.Masked ? Rfc6455.UnmaskedFrameClosesConnection
        : testee == Role.Client && frame.Masked ? Rfc6455.MaskedFrameClosesConnection
        : null;

    private static RequirementId? Control(TapFrame frame) =>
        !frame.Opcode.IsControl() ? null
        : !frame.Fin ? Rfc6455.FragmentedControlFrameIsError
        : frame.PayloadLength > LongestControlPayload ? Rfc6455.LongControlFrameIsError
        : null;

    private static RequirementId? Order(TapFrame frame, bool insideMessage) => frame.Opcode switch
    {
        Opcode.Continuation when !insideMessage => Rfc6455.LoneContinuationIsError,
        Opcode.Text or Opcode.Binary when insideMessage => Rfc6455.DataFrameInsideMessageIsError,
        _ => null,
    };
}
