namespace WsSpec.Protocol;

/// <summary>
/// The four-bit opcode of section 5.2. All sixteen values are representable: a reserved one (3-7, 11-15) is a value without a name.
/// </summary>
public enum Opcode : byte
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
}

public static class OpcodeExtensions
{
    /// <summary>Whether the top bit of the opcode is set (section 5.5), as it is for reserved control opcodes too.</summary>
    public static bool IsControl(this Opcode opcode) => ((byte)opcode & 0x8) != 0;

    /// <summary>Whether RFC 6455 leaves the opcode undefined.</summary>
    public static bool IsReserved(this Opcode opcode) => (byte)opcode is (> 0x2 and < 0x8) or > 0xA;
}
