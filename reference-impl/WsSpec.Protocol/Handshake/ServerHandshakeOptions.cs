using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>What a server decides about handshakes that break no rule (section 4.2.2).</summary>
public sealed record ServerHandshakeOptions : HandshakeOptions
{
    /// <summary>
    /// Refuses a request with an HTTP status, for instance 403 for its origin or 404 for its resource name; null lets it in.
    /// </summary>
    public Func<OpeningRequest, int?> Refuse { get; init; } = _ => null;

    /// <summary>Picks one of the offered subprotocols, or null for none.</summary>
    public Func<OpeningRequest, string?> SelectSubprotocol { get; init; } = _ => null;

    /// <summary>Picks extensions out of the offered ones, with the parameters agreed to.</summary>
    public Func<OpeningRequest, ImmutableArray<Extension>> NegotiateExtensions { get; init; } = _ => [];
}
