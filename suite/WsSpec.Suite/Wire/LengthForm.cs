namespace WsSpec.Suite.Wire;

/// <summary>The three ways of section 5.2 to write a payload length.</summary>
public enum LengthForm : byte
{
    /// <summary>In the second octet itself.</summary>
    Bits7,

    /// <summary>126 and two octets.</summary>
    Bits16,

    /// <summary>127 and eight octets.</summary>
    Bits64,
}
