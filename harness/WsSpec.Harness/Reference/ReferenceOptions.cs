using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>How the reference server behaves where the RFC leaves it a choice.</summary>
public sealed record ReferenceOptions
{
    public ServerHandshakeOptions Handshake { get; init; } = new();

    public ConnectionOptions Connection { get; init; } = ConnectionOptions.Default;

    public IEntropySource Entropy { get; init; } = new SystemEntropy();

    /// <summary>How long a client may take over its request.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the end of the transport is waited for once our side is closed.</summary>
    public TimeSpan LingerTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many octets are thrown away meanwhile.</summary>
    public long LingerOctets { get; init; } = 64 * 1024 * 1024;
}
