using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>How a server ends the opening handshake. Either way, <paramref name="Response"/> is what to send.</summary>
public abstract record ServerHandshakeOutcome(ReadOnlyMemory<byte> Response)
{
    /// <summary>The connection is open; octets left over are its first frames.</summary>
    public sealed record Accepted(
        ReadOnlyMemory<byte> Response,
        OpeningRequest Request,
        string? Subprotocol,
        ImmutableArray<Extension> Extensions) : ServerHandshakeOutcome(Response);

    /// <summary>The transport is to be closed behind the response. The violation is null if the application refused.</summary>
    public sealed record Rejected(ReadOnlyMemory<byte> Response, int Status, HandshakeViolation? Violation)
        : ServerHandshakeOutcome(Response);
}
