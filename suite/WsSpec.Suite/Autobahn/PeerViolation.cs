using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Autobahn;

/// <summary>
/// The first thing in the testee's frames for which Autobahn fails the connection; messages after it do not count any more. It is stricter
/// than the registry in one respect: of the close codes below 3000 it knows only those up to 1011.
/// </summary>
/// <param name="At">When the frame was complete.</param>
/// <param name="What">The violation, as a phrase.</param>
public sealed record PeerViolation(TimeSpan At, string What)
{
    private const int LongestControlPayload = 125;

    /// <summary>Null when there is none.</summary>
    public static PeerViolation? First(Conversation conversation)
    {
        var unfinished = false;
        var isText = false;
        var text = default(Utf8Reader);
        foreach (var frame in conversation.TesteeFrames.Where(f => f.IsComplete))
        {
            if ((OfHeader(frame, conversation.Testee)
                ?? (frame.Opcode.IsControl() ? OfControl(frame) : OfData(frame, unfinished))) is { } what)
            {
                return new(frame.At, what);
            }

            if (frame.Opcode == Opcode.Close)
            {
                return null;
            }

            if (frame.Opcode.IsControl())
            {
                continue;
            }

            if (!unfinished)
            {
                (isText, text) = (frame.Opcode == Opcode.Text, default);
            }

            unfinished = !frame.Fin;
            text = isText ? text.Read(frame.Payload.Span) : text;
            if (text.InvalidAt is not null || (frame.Fin && !text.IsComplete))
            {
                return new(frame.At, "text that is not UTF-8");
            }
        }

        return conversation.Observations.OfType<UndecodableSeen>().FirstOrDefault() is { } undecodable
            ? new(undecodable.At, undecodable.Why)
            : null;
    }

    /// <summary>The close codes that Autobahn takes from a peer.</summary>
    public static bool IsCloseCode(ushort code) => code is >= 1000 and <= 1003 or >= 1007 and <= 1011 or >= 3000 and <= 4999;

    private static string? OfHeader(TapFrame frame, Role testee) =>
        frame.Rsv != 0 ? $"reserved bits {frame.Rsv}"
        : frame.Masked && testee == Role.Server ? "a masked frame from a server"
        : !frame.Masked && testee == Role.Client ? "an unmasked frame from a client"
        : frame.LengthForm != Wire.RawFrame.Shortest(frame.PayloadLength) ? "a payload length that is not in its shortest form"
        : !Enum.IsDefined(frame.Opcode) ? $"the reserved opcode {(byte)frame.Opcode}"
        : null;

    private static string? OfControl(TapFrame frame) =>
        !frame.Fin ? "a fragmented control frame"
        : frame.PayloadLength > LongestControlPayload ? "a control frame of more than 125 octets"
        : frame.Opcode == Opcode.Close ? OfClose(new(frame.At, frame.Payload))
        : null;

    private static string? OfClose(CloseSeen close) => close switch
    {
        { Body.Length: 1 } => "a Close frame with one octet",
        { Code: { } code } when !IsCloseCode(code) => $"the close code {code}",
        { Body.Length: > 2 } when !System.Text.Unicode.Utf8.IsValid(close.Body.Span[2..]) => "a close reason that is not UTF-8",
        _ => null,
    };

    private static string? OfData(TapFrame frame, bool unfinished) => (frame.Opcode == Opcode.Continuation, unfinished) switch
    {
        (true, false) => "a continuation frame with nothing to continue",
        (false, true) => "a new message inside an unfinished one",
        _ => null,
    };
}
