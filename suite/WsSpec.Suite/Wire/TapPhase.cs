namespace WsSpec.Suite.Wire;

/// <summary>What comes next from one side of a connection.</summary>
internal enum TapPhase
{
    Head,
    Frames,

    /// <summary>Octets that are neither.</summary>
    Opaque,
}
