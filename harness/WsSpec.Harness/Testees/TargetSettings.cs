using System.Collections.Immutable;
using System.Text;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Testees;

/// <summary>What the run puts into the places of an opening handshake.</summary>
public sealed record TargetSettings
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

    /// <summary>A subprotocol the testee supports, when the run names one.</summary>
    public string? Subprotocol { get; init; }

    /// <summary>The octets of a template with its places filled.</summary>
    public byte[] Fill(string template, string key, string accept) => Encoding.Latin1.GetBytes(template
        .Replace("{scheme}", Scheme, StringComparison.Ordinal)
        .Replace("{host}", Host, StringComparison.Ordinal)
        .Replace("{target}", RequestTarget, StringComparison.Ordinal)
        .Replace("{origin}", Origin ?? $"{Scheme}://{Host}", StringComparison.Ordinal)
        .Replace("{subprotocol}", Subprotocol ?? "", StringComparison.Ordinal)
        .Replace("{subprotocol-in-other-case}", InOtherCase(Subprotocol ?? ""), StringComparison.Ordinal)
        .Replace("{key}", key, StringComparison.Ordinal)
        .Replace("{accept}", accept, StringComparison.Ordinal)
        .Replace("{accept-in-other-case}", InOtherCase(accept), StringComparison.Ordinal)
        .Replace("{accept-without-padding}", accept.TrimEnd('='), StringComparison.Ordinal));

    private static string InOtherCase(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
