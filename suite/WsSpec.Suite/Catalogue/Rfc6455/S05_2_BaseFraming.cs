using System.Collections.Immutable;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Requirements;
using WsSpec.Suite.Requirements.Ids;
using WsSpec.Suite.Wire;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 5.2, Base Framing Protocol: reserved bits and opcodes. https://www.rfc-editor.org/rfc/rfc6455#section-5.2
/// </summary>
public static class S05_2_BaseFraming
{
    private static readonly byte[] ReservedOpcodes = [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF];

    private static readonly string[] BitNames = ["RSV1", "RSV2", "RSV3"];

    private static readonly (string Name, RawFrame Frame)[] Frames =
    [
        ("text", Text("Hello")),
        ("empty-text", Text("")),
        ("binary", Binary(Counting(5))),
        ("ping", Ping("Hello")),
        ("pong", Pong("Hello")),
        ("close", Close(1000)),
    ];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from opcode in ReservedOpcodes select ReservedOpcode(opcode),
        .. from opcode in ReservedOpcodes select ReservedOpcode(opcode, "with-payload", new((Opcode)opcode, Counting(5))),
        .. from opcode in ReservedOpcodes select ReservedOpcode(opcode, "unfinished", new((Opcode)opcode, Counting(5)) { Fin = false }),
        .. from opcode in ReservedOpcodes select ReservedOpcode(opcode, "with-16-bit-length", new((Opcode)opcode, Counting(200))),
        .. from opcode in ReservedOpcodes select ReservedOpcodeInsideMessage(opcode),
        .. from opcode in ReservedOpcodes select ReservedOpcodeAfterMessage(opcode),
        .. from rsv in Enumerable.Range(1, 7) from f in Frames select ReservedBits(f.Name, (byte)rsv, f.Frame with { Rsv = (byte)rsv }),
        .. from rsv in Enumerable.Range(1, 7) select ReservedBitsOnContinuation((byte)rsv),
        .. from rsv in Enumerable.Range(1, 7) select ReservedBitsAfterMessage((byte)rsv),
    ];

    private static ConformanceCase ReservedOpcode(byte opcode) => new()
    {
        Id = $"framing/reserved-opcode-fails-connection/{opcode:x}",
        Title = $"A frame with the reserved opcode 0x{opcode:X} fails the connection",
        Covers = ((Opcode)opcode).IsControl()
            ? [Rfc6455.ReservedOpcodeFailsConnection, Rfc6455.ReservedControlOpcodes, Rfc6455.ControlOpcodeBit]
            : [Rfc6455.ReservedOpcodeFailsConnection, Rfc6455.ReservedDataOpcodes],
        Script = [Sends(new RawFrame((Opcode)opcode, default)), AwaitFailure],
        Outcomes = Outcomes.FailsConnection(Rfc6455.ReservedOpcodeFailsConnection, 1002),
    };

    private static ConformanceCase ReservedOpcode(byte opcode, string how, RawFrame frame) => ReservedOpcode(opcode) with
    {
        Id = $"framing/reserved-opcode-{how}-fails-connection/{opcode:x}",
        Title = $"A frame with the reserved opcode 0x{opcode:X} fails the connection ({how.Replace('-', ' ')})",
        Script = [Sends(frame), AwaitFailure],
    };

    /// <summary>
    /// Section 5.4 counts reserved opcodes among the types a message may have, but without an extension they stay unknown.
    /// </summary>
    private static ConformanceCase ReservedOpcodeInsideMessage(byte opcode) => ReservedOpcode(opcode) with
    {
        Id = $"framing/reserved-opcode-inside-message-fails-connection/{opcode:x}",
        Title = $"A frame with the reserved opcode 0x{opcode:X} inside an unfinished message fails the connection",
        Script = [Sends(Unfinished(Text("Hel")), new RawFrame((Opcode)opcode, default)), AwaitFailure],
    };

    private static ConformanceCase ReservedOpcodeAfterMessage(byte opcode)
    {
        var message = Text("Hello");
        return ReservedOpcode(opcode) with
        {
            Id = $"framing/reserved-opcode-after-message-fails-connection/{opcode:x}",
            Title = $"A frame with the reserved opcode 0x{opcode:X} fails the connection after a message, too",
            Script = [Sends(message), AwaitEcho(message), Sends(new RawFrame((Opcode)opcode, Counting(5))), AwaitFailure],
            Outcomes = Outcomes.FailsConnection(Rfc6455.ReservedOpcodeFailsConnection, [EchoOf(message)], [1002]),
        };
    }

    private static ConformanceCase ReservedBits(string name, byte rsv, params RawFrame[] frames)
    {
        ImmutableArray<RequirementId> covers =
        [
            .. (rsv & 4) != 0 ? [Rfc6455.ReservedRsv1FailsConnection] : (RequirementId[])[],
            .. (rsv & 2) != 0 ? [Rfc6455.ReservedRsv2FailsConnection] : (RequirementId[])[],
            .. (rsv & 1) != 0 ? [Rfc6455.ReservedRsv3FailsConnection] : (RequirementId[])[],
        ];
        return new()
        {
            Id = $"framing/reserved-bits-fail-connection/{name}-{rsv}",
            Title = $"A reserved bit without an extension fails the connection ({name.Replace('-', ' ')}, {Bits(rsv)})",
            Covers = [.. covers],
            Script = [Sends([.. frames]), AwaitFailure],
            Outcomes = Outcomes.FailsConnection(covers[0], 1002),
        };
    }

    private static ConformanceCase ReservedBitsOnContinuation(byte rsv) =>
        ReservedBits("continuation", rsv, Unfinished(Text("Hel")), Continuation("lo") with { Rsv = rsv });

    private static ConformanceCase ReservedBitsAfterMessage(byte rsv)
    {
        var message = Text("Hello");
        var @case = ReservedBits("after-message", rsv);
        return @case with
        {
            Script = [Sends(message), AwaitEcho(message), Sends(Text("again") with { Rsv = rsv }), AwaitFailure],
            Outcomes = Outcomes.FailsConnection(@case.Covers[0], [EchoOf(message)], [1002]),
        };
    }

    private static string Bits(byte rsv) =>
        string.Join(' ', BitNames.Where((_, i) => (rsv & (4 >> i)) != 0));
}
