using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WsSpec.Protocol.Handshake;

/// <summary>A ws or wss URI taken apart as section 3 has it: no user information, no fragment.</summary>
/// <param name="Secure">Whether the scheme is wss.</param>
/// <param name="Host">As written; an IPv6 address keeps its brackets.</param>
/// <param name="Port">The default, 80 or 443, if none is written.</param>
/// <param name="ResourceName">Path and query as written; an empty path is a slash.</param>
public sealed record WebSocketUri(bool Secure, string Host, int Port, string ResourceName)
{
    private const string Scheme = "ws://";
    private const string SecureScheme = "wss://";

    /// <summary>The value of the Host field: the port follows only if it is not the default.</summary>
    public string Authority => Port == DefaultPort(Secure) ? Host : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    public static bool TryParse(string text, [NotNullWhen(true)] out WebSocketUri? uri)
    {
        ArgumentNullException.ThrowIfNull(text);
        uri = null;
        var secure = text.StartsWith(SecureScheme, StringComparison.OrdinalIgnoreCase);
        if (!secure && !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var rest = text.AsSpan((secure ? SecureScheme : Scheme).Length);
        var authorityEnd = rest.IndexOfAny('/', '?') is >= 0 and var end ? end : rest.Length;
        if (!UriGrammar.TrySplitHostAndPort(rest[..authorityEnd], out var host, out var port))
            return false;

        var resourceName = rest[authorityEnd..] is ['/', ..] ? rest[authorityEnd..].ToString() : $"/{rest[authorityEnd..]}";
        if (!UriGrammar.IsPathAndQuery(resourceName))
            return false;

        // Section 3 appends the query if it is not empty.
        uri = new WebSocketUri(
            secure,
            host.ToString(),
            port.IsEmpty ? DefaultPort(secure) : int.Parse(port, CultureInfo.InvariantCulture),
            resourceName.IndexOf('?', StringComparison.Ordinal) == resourceName.Length - 1 ? resourceName[..^1] : resourceName);
        return true;
    }

    private static int DefaultPort(bool secure) => secure ? 443 : 80;
}
