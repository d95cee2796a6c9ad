using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Capturing.Tls;

/// <summary>One record as it was captured (RFC 8446, section 5.1).</summary>
/// <param name="Type">What it says that it carries.</param>
/// <param name="Header">Type, version and length: five octets.</param>
/// <param name="Fragment">What it carries, encrypted or not.</param>
/// <param name="AfterPeer">How many octets of the peer the sender had when it sent the first of them.</param>
/// <param name="End">The offset behind it in all that the side sends.</param>
/// <param name="Arrival">Where its last octet stands.</param>
internal readonly record struct TlsRecord(
    TlsContent Type, ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Fragment, long AfterPeer, long End, Arrival Arrival);

/// <summary>Types of content.</summary>
internal enum TlsContent : byte
{
    ChangeCipherSpec = 20,
    Alert = 21,
    Handshake = 22,
    ApplicationData = 23,
}
