using System.Globalization;
using System.Text;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>Octets in words that are safe to print anywhere: no control characters, no direction marks, bounded length.</summary>
public static class Octets
{
    /// <summary>So many octets are shown.</summary>
    internal const int PreviewLength = 32;

    /// <summary>So many characters are shown of a line that a peer has sent.</summary>
    private const int ExcerptLength = 256;

    /// <summary>Quoted text where it is printable ASCII, hexadecimal otherwise; long values are cut and their length is told.</summary>
    /// <param name="dropped">How many octets followed that are not kept.</param>
    public static string Preview(ReadOnlyMemory<byte> octets, int limit = PreviewLength, long dropped = 0)
    {
        if (octets.IsEmpty)
        {
            return "(empty)";
        }

        var head = LongOctets.First(octets, limit).Span;
        var text = head.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 ? $"\"{Encoding.ASCII.GetString(head)}\"" : Hex(head);
        return octets.Length + dropped <= limit ? text : $"{text}… ({octets.Length + dropped} octets)";
    }

    /// <summary>Lower-case hexadecimal, a blank between octets.</summary>
    public static string Hex(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length * 3);
        foreach (var octet in octets)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(octet.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>The same of a string that may be as long as a peer likes: a long one is cut, and its length is told.</summary>
    /// <inheritdoc cref="Escape"/>
    public static string Excerpt(string text) =>
        text.Length <= ExcerptLength ? Escape(text) : $"{Escape(text[..ExcerptLength])}… ({text.Length} characters)";

    /// <summary>A string of a peer with everything but printable ASCII written as escapes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '\\' => "\\\\",
                '\r' => "\\r",
                '\n' => "\\n",
                '\t' => "\\t",
                >= ' ' and <= '~' => character.ToString(),
                _ => $"\\u{(int)character:x4}",
            });
        }

        return escaped.ToString();
    }
}
