using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>RFC 6455 section 5.5, Control Frames. https://www.rfc-editor.org/rfc/rfc6455#section-5.5</summary>
public static class S05_5_ControlFrames
{
    private static readonly (string Name, Opcode Opcode)[] Controls =
        [("ping", Opcode.Ping), ("pong", Opcode.Pong), ("close", Opcode.Close)];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from control in Controls from length in (int[])[126, 200, 65536] select Long(
            control.Name, $"{length}", Frame(control.Opcode, length)),
        .. from control in Controls select Long(
            control.Name, "126-as-64", Frame(control.Opcode, 126) with { LengthForm = LengthForm.Bits64 }),
        .. from control in Controls
           select Long(control.Name, "announced-7fffffffffffffff", Frame(control.Opcode, 2) with { DeclaredLength = long.MaxValue }),
        .. from control in Controls select InsideMessage(control.Name, control.Opcode),
    ];

    private static ConformanceCase Long(string name, string length, params RawFrame[] frames) => new()
    {
        Id = $"control/longer-than-125-octets-fails-connection/{name}-{length}",
        Title = $"A {name} longer than 125 octets fails the connection ({length.Replace('-', ' ')})",
        Covers = [Rfc6455.LongControlFrameIsError, Rfc6455.ControlFramesHandled],
        Script = [Sends([.. frames]), AwaitFailure],
        Outcomes =
        [
            .. frames.Any(frame => frame.Opcode == Opcode.Close)
                ? (Outcome[])
                [
                    ClosingOutcomes.AnsweredAsUsual(Rfc6455.LongControlFrameIsError),
                ]
                : [],
            .. Outcomes.FailsConnection(Rfc6455.LongControlFrameIsError, 1002),
        ],
    };

    private static ConformanceCase InsideMessage(string name, Opcode opcode) =>
        Long(name, "126-inside-message", Unfinished(Text("Hel")), Frame(opcode, 126), Continuation("lo"));

    /// <summary>The payload begins with 03 E8, so that a Close carries the code 1000.</summary>
    private static RawFrame Frame(Opcode opcode, int length)
    {
        var payload = new byte[length];
        payload.AsSpan(2).Fill((byte)'*');
        (payload[0], payload[1]) = (0x03, 0xE8);
        return new(opcode, payload);
    }
}
