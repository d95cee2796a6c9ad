using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Sections;

/// <summary>RFC 6455 section 5.2, Base Framing Protocol. https://www.rfc-editor.org/rfc/rfc6455#section-5.2</summary>
public static class S05_2_BaseFraming
{
    private static readonly byte[] ReservedOpcodes = [0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from opcode in ReservedOpcodes select ReservedOpcode(opcode),
    ];

    private static ConformanceCase ReservedOpcode(byte opcode) => new()
    {
        Id = $"framing/reserved-opcode-fails-connection/{opcode:x}",
        Title = $"A frame with the reserved opcode 0x{opcode:X} fails the connection",
        Covers = ["6455-5.2-07", ((Opcode)opcode).IsControl() ? "6455-5.2-09" : "6455-5.2-08"],
        Script = [Sends(new RawFrame((Opcode)opcode, default)), AwaitFailure],
        Outcomes = Outcomes.FailsConnection("6455-5.2-07", 1002),
    };
}
