namespace WsSpec.Harness.Transports;

/// <summary>The ways the octets travel.</summary>
public enum TransportKind
{
    Memory,
    Tcp,
    Tls,
    Unix,
}
