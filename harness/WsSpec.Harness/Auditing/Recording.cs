using System.Collections.Immutable;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Protocol;

namespace WsSpec.Harness.Auditing;

/// <summary>One WebSocket connection as it was captured.</summary>
/// <param name="Client">Who sent the request.</param>
/// <param name="Server">Who answered it.</param>
/// <param name="Content">What both did, in an order in which it can have happened.</param>
internal sealed record Recording(TcpEndpoint Client, TcpEndpoint Server, ConnectionReader Content)
{
    /// <summary>Of which role's octets some are missing, and why; after them nothing of that role is known.</summary>
    public ImmutableDictionary<Role, Loss> Losses { get; init; } = ImmutableDictionary<Role, Loss>.Empty;

    /// <summary>How many octets of both roles the capture lacks, at least.</summary>
    public long MissingOctets { get; init; }

    /// <summary>What it is called when its addresses are not known.</summary>
    public string? Label { get; init; }

    /// <summary>False when it was made of fields, and not of what crossed the wire.</summary>
    public bool HasOctets { get; init; } = true;

    /// <summary>True when its opening handshake was not captured: who is who and where frames begin follows from the frames alone.</summary>
    public bool IsGuessed { get; init; }

    public override string ToString() => Label ?? $"{Client} → {Server}{(IsGuessed ? " (guessed)" : "")}";
}
