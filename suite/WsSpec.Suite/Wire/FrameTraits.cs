using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>What not every frame is; of many frames together, what at least one of them is. Most rules need look no further.</summary>
[Flags]
internal enum FrameTraits
{
    None = 0,
    Masked = 1,
    Unmasked = 2,

    /// <summary>At least one reserved bit is set.</summary>
    ReservedBits = 4,
    ReservedOpcode = 8,

    /// <summary>The payload length is in a longer form than it needs.</summary>
    LongForm = 16,

    /// <summary>A data frame that is not a whole message.</summary>
    Fragment = 32,
    InvalidText = 64,
}

/// <summary>Tells traits.</summary>
internal static class FrameTraitsExtensions
{
    extension(TapFrame frame)
    {
        public FrameTraits Traits =>
            (frame.Masked ? FrameTraits.Masked : FrameTraits.Unmasked)
            | (frame.Rsv != 0 ? FrameTraits.ReservedBits : 0)
            | (frame.Opcode.IsReserved() ? FrameTraits.ReservedOpcode : 0)
            | (frame.LengthForm != LengthForm.Bits7 && frame.LengthForm != RawFrame.Shortest(frame.PayloadLength) ? FrameTraits.LongForm : 0)
            | (frame.Opcode == Opcode.Continuation || (!frame.Fin && !frame.Opcode.IsControl()) ? FrameTraits.Fragment : 0)
            | (frame.EndsInvalidText ? FrameTraits.InvalidText : 0);
    }
}
