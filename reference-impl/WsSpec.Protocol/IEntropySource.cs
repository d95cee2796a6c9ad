namespace WsSpec.Protocol;

/// <summary>
/// Where masking keys and the nonce of the opening handshake come from. A host that talks to real peers gives it a cryptographic
/// generator (section 10.3); a test gives it a known sequence.
/// </summary>
public interface IEntropySource
{
    void Fill(Span<byte> octets);
}
