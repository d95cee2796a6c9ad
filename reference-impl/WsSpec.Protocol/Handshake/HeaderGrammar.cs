using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;

namespace WsSpec.Protocol.Handshake;

/// <summary>
/// The grammar of field values in section 4.3 and what it takes from HTTP: tokens, comma lists, nonces and version numbers.
/// </summary>
public static class HeaderGrammar
{
    private const int NonceLength = 16;

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> Base64Characters =
        SearchValues.Create("+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>One or more visible ASCII characters without separators.</summary>
    public static bool IsToken(ReadOnlySpan<char> value) => !value.IsEmpty && !value.ContainsAnyExcept(TokenCharacters);

    /// <summary>Takes SP and HTAB off both ends, and nothing else.</summary>
    public static string Trim(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Trim(' ', '\t');
    }

    /// <summary>Section 2.1: only A-Z and a-z are the same.</summary>
    public static bool SameIgnoringAsciiCase(string a, string b) => System.Text.Ascii.EqualsIgnoreCase(a, b);

    /// <summary>
    /// The elements of a comma list that may be spread over several fields. Empty elements do not count (RFC 9110, 5.6.1); commas inside
    /// quoted strings do not separate.
    /// </summary>
    public static ImmutableArray<string> Elements(ImmutableArray<string> values) =>
        [.. values.SelectMany(value => Split(value, ',')).Where(element => element.Length > 0)];

    /// <summary>A list of at least one token; null if it is something else.</summary>
    public static ImmutableArray<string>? ReadTokens(ImmutableArray<string> values)
    {
        var elements = Elements(values);
        return elements.Length > 0 && elements.All(element => IsToken(element)) ? elements : null;
    }

    /// <summary>Whether the list has this element, whatever the case of its letters.</summary>
    public static bool Lists(ImmutableArray<string> values, string element) =>
        Elements(values).Any(candidate => SameIgnoringAsciiCase(candidate, element));

    /// <summary>Non-empty base64 in groups of four with correct padding. Pad bits may be set, as in the RFC's own first sample.</summary>
    public static bool IsBase64(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var digits = value.Length
            - (value.EndsWith("==", StringComparison.Ordinal) ? 2 : value.EndsWith('=') ? 1 : 0);
        return value.Length > 0 && value.Length % 4 == 0 && !value.AsSpan(0, digits).ContainsAnyExcept(Base64Characters);
    }

    /// <summary>Whether base64 stands for the 16 octets of a nonce.</summary>
    public static bool IsNonce(string base64)
    {
        ArgumentNullException.ThrowIfNull(base64);
        return base64.Length == Base64.GetMaxEncodedToUtf8Length(NonceLength)
            && base64.EndsWith("==", StringComparison.Ordinal);
    }

    /// <summary>A number from 0 to 255 without leading zeros; null if it is something else.</summary>
    public static int? ReadVersion(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is "0" || (value.Length is >= 1 and <= 3 && value[0] is >= '1' and <= '9' && value.All(char.IsAsciiDigit))
            ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) is var version and <= 255 ? version : null
            : null;
    }

    /// <summary>The trimmed parts between separators that are not inside a quoted string.</summary>
    internal static IEnumerable<string> Split(string value, char separator)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (quoted && value[i] == '\\')
            {
                i++;
            }
            else if (value[i] == '"')
            {
                quoted = !quoted;
            }
            else if (value[i] == separator && !quoted)
            {
                yield return Trim(value[start..i]);
                start = i + 1;
            }
        }

        yield return Trim(value[start..]);
    }
}
