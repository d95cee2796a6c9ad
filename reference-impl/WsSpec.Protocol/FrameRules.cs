namespace WsSpec.Protocol;

/// <summary>Everything a frame's header alone can break, one branch for each rule.</summary>
public static class FrameRules
{
    public const int MaxControlPayload = 125;

    /// <summary>
    /// The first rule the frame breaks, or null. Nothing is read or kept, so a frame can be refused before its payload arrives.
    /// </summary>
    public static Violation? Check(in FrameHeader header, in ReceiveState state)
    {
        // 5.2: an extension may claim reserved bits, and then for the message as a whole, on its first frame.
        var unclaimed = header.Rsv == 0 ? 0
            : header.Rsv & ~(header.Opcode is Opcode.Text or Opcode.Binary ? state.Options.Extension?.Rsv ?? 0 : 0);
        if (unclaimed != 0)
        {
            if ((unclaimed & 4) != 0 && state.Enforces(Violation.ReservedRsv1, header))
                return Violation.ReservedRsv1;
            if ((unclaimed & 2) != 0 && state.Enforces(Violation.ReservedRsv2, header))
                return Violation.ReservedRsv2;
            if ((unclaimed & 1) != 0 && state.Enforces(Violation.ReservedRsv3, header))
                return Violation.ReservedRsv3;
        }

        // 5.2
        if (header.Opcode.IsReserved() && state.Enforces(Violation.ReservedOpcode, header))
            return Violation.ReservedOpcode;

        // 5.1
        if (state.Receiver == Role.Server && !header.Masked && state.Enforces(Violation.UnmaskedFrameFromClient, header))
            return Violation.UnmaskedFrameFromClient;
        if (state.Receiver == Role.Client && header.Masked && state.Enforces(Violation.MaskedFrameFromServer, header))
            return Violation.MaskedFrameFromServer;

        // 5.2: the text binds the sender only; a longer form than needed is not an encoding the grammar's prose allows.
        if (!header.IsMinimal && state.Enforces(Violation.LengthNotMinimal, header))
            return Violation.LengthNotMinimal;

        return (header.Opcode.IsControl() ? CheckControl(header, state) : CheckFragmentation(header, state)) ?? CheckLimits(header, state);
    }

    private static Violation? CheckControl(in FrameHeader header, in ReceiveState state)
    {
        // 5.4 and 5.5
        if (!header.Fin && state.Enforces(Violation.FragmentedControlFrame, header))
            return Violation.FragmentedControlFrame;

        // 5.5
        if (header.PayloadLength > MaxControlPayload && state.Enforces(Violation.ControlFrameTooLong, header))
            return Violation.ControlFrameTooLong;

        return null;
    }

    private static Violation? CheckFragmentation(in FrameHeader header, in ReceiveState state)
    {
        // 5.4
        if (header.Opcode == Opcode.Continuation && !state.InsideMessage && state.Enforces(Violation.ContinuationOutsideMessage, header))
            return Violation.ContinuationOutsideMessage;
        if (header.Opcode is Opcode.Text or Opcode.Binary
            && state.InsideMessage
            && state.Enforces(Violation.DataFrameInsideMessage, header))
            return Violation.DataFrameInsideMessage;

        return null;
    }

    private static Violation? CheckLimits(in FrameHeader header, in ReceiveState state)
    {
        // 5.2: a length that no octet count can have. Whoever overlooks it has no number to compare with a limit either.
        if (header.PayloadLength > long.MaxValue)
            return state.Enforces(Violation.LengthMostSignificantBit, header) ? Violation.LengthMostSignificantBit : null;

        // 10.4
        if (header.PayloadLength > (ulong)state.Options.MaxFramePayload && state.Enforces(Violation.FrameTooBig, header))
            return Violation.FrameTooBig;
        if (header.Opcode.IsControl())
            return null;
        if ((long)header.PayloadLength > state.Options.MaxMessageSize - state.MessageLength
            && state.Enforces(Violation.MessageTooBig, header))
            return Violation.MessageTooBig;
        if (state.Fragments >= state.Options.MaxFragments && state.Enforces(Violation.TooManyFragments, header))
            return Violation.TooManyFragments;

        return null;
    }
}
