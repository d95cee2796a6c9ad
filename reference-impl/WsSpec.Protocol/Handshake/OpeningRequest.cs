using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>What a server learns from a client's opening handshake (section 4.2.1).</summary>
/// <param name="Head">The request as it came.</param>
/// <param name="Key">Sec-WebSocket-Key, as it stands.</param>
/// <param name="ResourceName">Path and query of the request target, in origin-form also if it came in absolute-form.</param>
/// <param name="Subprotocols">Offered, the most wanted first.</param>
/// <param name="Extensions">Offered, in order of preference.</param>
public sealed record OpeningRequest(
    HttpHead Head,
    string Key,
    string ResourceName,
    ImmutableArray<string> Subprotocols,
    ImmutableArray<Extension> Extensions)
{
    /// <summary>Null if the client is no browser or does not say.</summary>
    public string? Origin => Head.Values(FieldNames.Origin).FirstOrDefault();

    /// <summary>Whether the client waits for an interim 100 response before it goes on (RFC 9110, 7.8).</summary>
    public bool ExpectsContinue => HeaderGrammar.Lists(Head.Values(FieldNames.Expect), "100-continue");
}
