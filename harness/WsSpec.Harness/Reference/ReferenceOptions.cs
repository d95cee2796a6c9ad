using System.Collections.Immutable;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;
using WsSpec.Protocol.PerMessageDeflate;

namespace WsSpec.Harness.Reference;

/// <summary>What the reference server and the reference client have in common.</summary>
public abstract record ReferenceOptions
{
    public ConnectionOptions Connection { get; init; } = ConnectionOptions.Default;

    /// <summary>What is wanted of permessage-deflate; null: nothing.</summary>
    public DeflateOptions? Deflate { get; init; } = DeflateOptions.Default;

    /// <summary>Puts another sender of messages, or another reader, in the place of an agreed extension; null: it stays as it is.</summary>
    public Func<IMessageExtension, IMessageExtension>? Replaces { get; init; }

    public ApplicationConduct Conduct { get; init; } = ApplicationConduct.Echo;

    /// <summary>
    /// Who plays a connection in our place once it is open, from the octets that came with the handshake on; null: nobody.
    /// </summary>
    public Func<ITransport, ReadOnlyMemory<byte>, ReferenceOptions, CancellationToken, Task>? StandIn { get; init; }

    public IEntropySource Entropy { get; init; } = new SystemEntropy();

    /// <summary>Measures the timeouts.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long the end of the transport is waited for once our side is closed.</summary>
    public TimeSpan LingerTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The options of a connection on which these extensions were agreed.</summary>
    internal ConnectionOptions ConnectionWith(Role role, ImmutableArray<Extension> agreed) =>
        Deflate is { } deflate && PerMessageDeflateExtension.Create(role, agreed, deflate) is { } extension
            ? Connection with { Extension = Replaces?.Invoke(extension) ?? extension }
            : Connection;
}

/// <summary>How the reference server behaves where the RFC leaves it a choice.</summary>
public sealed record ReferenceServerOptions : ReferenceOptions
{
    public ServerHandshakeOptions Handshake { get; init; } = new();

    internal ServerHandshakeOptions HandshakeWithDeflate => Deflate is { } deflate
        ? Handshake with
        {
            NegotiateExtensions = request =>
            [
                .. Handshake.NegotiateExtensions(request),
                .. DeflateNegotiation.Accept(request.Extensions, deflate) is { } agreed ? (Extension[])[agreed.ToExtension()] : [],
            ],
        }
        : Handshake;

    /// <summary>How long a client may take over its request.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>How the reference client behaves where the RFC leaves it a choice.</summary>
public sealed record ReferenceClientOptions : ReferenceOptions
{
    public ClientHandshakeOptions Handshake { get; init; } = new();

    internal ClientHandshakeOptions HandshakeWithDeflate => Deflate is { } deflate && DeflateNegotiation.Offer(deflate) is var offer
        ? Handshake with
        {
            Extensions = Handshake.Extensions.Add(offer.ToExtension()),
            AcceptsExtensions = agreed =>
                Handshake.AcceptsExtensions(agreed) && DeflateNegotiation.Check(agreed, offer, deflate, out _) is null,
        }
        : Handshake;
}
