using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Reference;

/// <summary>What the reference server and the reference client have in common.</summary>
public abstract record ReferenceOptions
{
    public ConnectionOptions Connection { get; init; } = ConnectionOptions.Default;

    public IEntropySource Entropy { get; init; } = new SystemEntropy();

    /// <summary>How long the end of the transport is waited for once our side is closed.</summary>
    public TimeSpan LingerTimeout { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>How the reference server behaves where the RFC leaves it a choice.</summary>
public sealed record ReferenceServerOptions : ReferenceOptions
{
    public ServerHandshakeOptions Handshake { get; init; } = new();

    /// <summary>How long a client may take over its request.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How the reference client behaves where the RFC leaves it a choice.</summary>
public sealed record ReferenceClientOptions : ReferenceOptions
{
    public ClientHandshakeOptions Handshake { get; init; } = new();
}
