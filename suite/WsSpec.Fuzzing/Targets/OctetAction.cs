namespace WsSpec.Fuzzing.Targets;

/// <summary>Puts octets to the code under test.</summary>
public delegate void OctetAction(ReadOnlySpan<byte> octets);
