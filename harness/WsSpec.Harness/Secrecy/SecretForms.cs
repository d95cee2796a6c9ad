using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Secrecy;

/// <summary>
/// The forms in which a value may be met: in its own field, and repeated anywhere, whole or in part, as it was written or escaped.
/// </summary>
internal static class SecretForms
{
    /// <summary>Shorter ones, and words that the suite uses itself, are hidden in their own field only: elsewhere they say nothing.</summary>
    private const int Shortest = 6;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '"'];

    /// <summary>Fields of the protocol itself: they are looked at when a connection is judged, and nobody keeps a secret in them.</summary>
    private static readonly HashSet<string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Origin", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions",
    };

    public static IEnumerable<Secret> Of(HeaderField field) => Public.Contains(field.Name) || field.Value.Length == 0
        ? []
        :
        [
            new($"\n{field.Name}: ", field.Value),
            new($"\n{field.Name.ToLowerInvariant()}: ", field.Value),
            new($"\n{field.Name}:", field.Value),
            .. Parts(field.Value).SelectMany(Anywhere),
        ];

    /// <summary>The values in the query of a request target; a query without names is a value as a whole.</summary>
    public static IEnumerable<Secret> OfQuery(string requestTarget) => requestTarget.Split('?', 2) is [_, { Length: > 0 } query]
        ? query.Split('&').Select(pair => pair.Split('=', 2)).SelectMany(pair => pair switch
        {
            [var name, { Length: > 0 } value] => [new($"?{name}=", value), new($"&{name}=", value), .. Anywhere(value)],
            [{ Length: > 0 } value] => [new("?", value), new("&", value), .. Anywhere(value)],
            _ => (IEnumerable<Secret>)[],
        })
        : [];

    /// <summary>A message as a whole, and the words of it.</summary>
    public static IEnumerable<Secret> OfLogin(string message) => [new("", message), .. Parts(message).SelectMany(Anywhere)];

    /// <summary>The value, the words of it, what stands behind a name and an equals sign, and what a word of Basic credentials says.</summary>
    private static IEnumerable<string> Parts(string value)
    {
        var words = value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return [value, .. words, .. words.SelectMany(word => word.Split('=', 2).Skip(1)), .. words.Skip(1).SelectMany(Credentials)];
    }

    /// <summary>User and password, and the password alone (RFC 7617).</summary>
    private static IEnumerable<string> Credentials(string word)
    {
        var octets = new byte[word.Length];
        if (!Convert.TryFromBase64String(word, octets, out var length))
        {
            return [];
        }

        var text = Encoding.UTF8.GetString(octets, 0, length);
        return text.Contains(':', StringComparison.Ordinal) ? [text, text.Split(':', 2)[1]] : [];
    }

    private static IEnumerable<Secret> Anywhere(string value) =>
        new[]
        {
            value, Uri.UnescapeDataString(value), Uri.EscapeDataString(value), WebUtility.HtmlEncode(value),
            JavaScriptEncoder.Default.Encode(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value),
        }.Distinct().Where(form => form.Length >= Shortest && !Vocabulary.Has(form)).Select(form => new Secret("", form));
}
