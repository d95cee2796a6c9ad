using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>What a client offers and adds (section 4.1).</summary>
public sealed record ClientHandshakeOptions : HandshakeOptions
{
    /// <summary>Tokens, all different, the most wanted first.</summary>
    public ImmutableArray<string> Subprotocols { get; init; } = [];

    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <summary>Whether the extensions of a response, all of them offered, are agreed to as their documents demand.</summary>
    public Func<ImmutableArray<Extension>, bool> AcceptsExtensions { get; init; } = _ => true;

    /// <summary>Further fields, such as Origin, Cookie or Authorization.</summary>
    public ImmutableArray<HttpField> Fields { get; init; } = [];
}
