using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>How the opening handshake ends for a client.</summary>
public abstract record ClientHandshakeOutcome
{
    private ClientHandshakeOutcome()
    {
    }

    /// <summary>The connection is open; octets left over are its first frames.</summary>
    public sealed record Opened(HttpHead Response, string? Subprotocol, ImmutableArray<Extension> Extensions) : ClientHandshakeOutcome;

    /// <summary>The connection is failed: nothing is sent, the transport is to be closed.</summary>
    /// <param name="Violation">The rule that the server broke; a status other than 101 is one too.</param>
    /// <param name="Response">Null if the head was not readable.</param>
    public sealed record NotEstablished(HandshakeViolation Violation, HttpHead? Response) : ClientHandshakeOutcome;
}
