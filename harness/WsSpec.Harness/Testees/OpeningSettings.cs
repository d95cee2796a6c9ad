using System.Collections.Immutable;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Testees;

/// <summary>What the run puts into the places of an opening handshake.</summary>
public sealed record OpeningSettings
{
    /// <summary>The scheme of an absolute request target: http or https.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>The value of Host.</summary>
    public required string Host { get; init; }

    /// <summary>The same, or null where the host is not known beforehand.</summary>
    public string? Authority => Host.Length > 0 ? Host : null;

    /// <summary>The request target.</summary>
    public required string RequestTarget { get; init; }

    /// <summary>Header fields that the testee needs in every request, such as credentials.</summary>
    public ImmutableArray<SuppliedField> Fields { get; init; } = [];

    /// <summary>An Origin the testee accepts, when the run names one.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// A subprotocol the testee supports, when the run names one. Of those that a client offers it is the one to select, and none when it
    /// is empty.
    /// </summary>
    public string? Subprotocol { get; init; }

    /// <summary>The same as values of the places of a head.</summary>
    /// <param name="key">The Sec-WebSocket-Key of the connection; null when there is none.</param>
    public PlaceValues Places(string? key) => new()
    {
        Scheme = Scheme,
        Host = Host,
        Target = RequestTarget,
        Origin = Origin,
        Subprotocol = Subprotocol ?? "",
        Key = key,
    };
}
