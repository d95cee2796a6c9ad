using WsSpec.Fuzzing.Targets;
using WsSpec.Protocol;

namespace WsSpec.Fuzz.Targets;

/// <summary>What a connection may send of its own accord: Pongs, then at most one Close.</summary>
internal static class SentFrames
{
    /// <param name="closesFirst">Whether the application has started the closing handshake before anything arrived.</param>
    public static void Check(ReadOnlySpan<byte> output, Role sender, bool closesFirst)
    {
        var closed = false;
        while (!output.IsEmpty)
        {
            var whole = FrameHeader.TryRead(output, out var header) && (ulong)(output.Length - header.HeaderLength) >= header.PayloadLength;
            PropertyBrokenException.Unless(whole, "frames are sent whole");
            PropertyBrokenException.Unless(
                header is { Fin: true, Rsv: 0, IsMinimal: true }, "no sent frame has a bit or a length form that it may not have");
            PropertyBrokenException.Unless(header.Masked == (sender == Role.Client), "the client masks and the server does not");
            PropertyBrokenException.Unless(header.PayloadLength <= FrameRules.MaxControlPayload, "a control frame is short");
            PropertyBrokenException.Unless(header.Opcode is Opcode.Close or Opcode.Pong, "only Pongs and a Close are sent unasked");
            PropertyBrokenException.Unless(
                !closed || (closesFirst && header.Opcode == Opcode.Pong), "no second Close, and nothing behind an answered one");
            closed |= header.Opcode == Opcode.Close;
            output = output[(header.HeaderLength + (int)header.PayloadLength)..];
        }
    }
}
