using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Modelling;

/// <summary>What is wrong with a frame that can be told from its header (sections 5.1, 5.2, 5.4 and 5.5; RFC 7692 section 6.1).</summary>
internal static class FrameLaw
{
    private const int LongestControlPayload = 125;
    private const ushort ProtocolError = 1002;
    private const string TooLong = "6455-5.5-03";

    /// <summary>What is wrong, the compelling reason if there is one; null when nothing is.</summary>
    /// <param name="frame">The frame, of which only the header counts.</param>
    /// <param name="testee">The role of its receiver.</param>
    /// <param name="insideMessage">Whether a message is unfinished.</param>
    /// <param name="deflates">Whether permessage-deflate was agreed on.</param>
    public static Objection? Judge(TapFrame frame, Role testee, bool insideMessage, bool deflates)
    {
        var requirement = ReservedBits(frame, deflates) ?? OpcodeOrMask(frame, testee) ?? Control(frame) ?? Order(frame, insideMessage);
        return frame.PayloadLength > long.MaxValue ? new("6455-5.2-15", ProtocolError, 1009)
            : requirement is not null ? new Objection(requirement, ProtocolError) { Besides = requirement == TooLong && frame.Opcode == Opcode.Close ? [CloseLaw.Usual(TooLong)] : [] }

            // Ruling 7: refusing is right, reading it is lax.
            : frame.LengthForm != RawFrame.Shortest(frame.PayloadLength) ? new Objection("6455-5.2-18", ProtocolError) { IsCompelling = false }
            : null;
    }

    private static string? ReservedBits(TapFrame frame, bool deflates) => frame switch
    {
        { Rsv1: true, Opcode: Opcode.Continuation } when deflates => "7692-6.1-06",
        { Rsv1: true } when deflates && frame.Opcode.IsControl() => "7692-6.1-05",
        { Rsv1: true } when !deflates => "6455-5.2-04",
        _ when (frame.Rsv & 2) != 0 => "6455-5.2-05",
        _ when (frame.Rsv & 1) != 0 => "6455-5.2-06",
        _ => null,
    };

    private static string? OpcodeOrMask(TapFrame frame, Role testee) =>
        frame.Opcode.IsReserved() ? "6455-5.2-07"
        : testee == Role.Server && !frame.Masked ? "6455-5.1-03"
        : testee == Role.Client && frame.Masked ? "6455-5.1-06"
        : null;

    private static string? Control(TapFrame frame) =>
        !frame.Opcode.IsControl() ? null
        : !frame.Fin ? "6455-5.4-10"
        : frame.PayloadLength > LongestControlPayload ? TooLong
        : null;

    private static string? Order(TapFrame frame, bool insideMessage) => frame.Opcode switch
    {
        Opcode.Continuation when !insideMessage => "6455-5.4-05",
        Opcode.Text or Opcode.Binary when insideMessage => "6455-5.4-06",
        _ => null,
    };
}
