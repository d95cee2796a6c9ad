using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>What the places of a head are filled with on one connection. Each character is one octet (Latin-1).</summary>
public sealed record PlaceValues
{
    /// <summary>Values for a head that goes to nobody in particular; the key is the one of section 1.3.</summary>
    public static PlaceValues Sample { get; } = new() { Host = "127.0.0.1", Target = "/", Key = "dGhlIHNhbXBsZSBub25jZQ==" };

    public string Scheme { get; init; } = "http";

    public required string Host { get; init; }

    public required string Target { get; init; }

    /// <summary>Null: the origin that scheme and host make.</summary>
    public string? Origin { get; init; }

    public string Subprotocol { get; init; } = "";

    /// <summary>Null when no request with a key has come: then key and accept value are empty.</summary>
    public string? Key { get; init; }

    public string this[Place place] => place switch
    {
        Place.Scheme => Scheme,
        Place.Host => Host,
        Place.Target => Target,
        Place.Origin => Origin ?? $"{Scheme}://{Host}",
        Place.Subprotocol => Subprotocol,
        Place.SubprotocolInOtherCase => InOtherCase(Subprotocol),
        Place.SubprotocolCutShort => Subprotocol[..^Math.Min(1, Subprotocol.Length)],
        Place.Key => Key ?? "",
        Place.Accept => Accept,
        Place.AcceptInOtherCase => InOtherCase(Accept),
        Place.AcceptWithoutPadding => Accept.TrimEnd('='),
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    private string Accept => Key is null ? "" : AcceptKey.Compute(Key);

    private static string InOtherCase(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
