using System.Globalization;
using System.Text;

namespace WsSpec.Harness.Reports.Text;

/// <summary>
/// Text that a terminal, a browser and XML 1.0 take for text: control characters, direction marks and what has no meaning
/// are written as <c>\u001b</c>. Letters of any script stay.
/// </summary>
internal static class Printable
{
    /// <summary>One line.</summary>
    public static string Line(string text) => Escape(text, keepsLineFeeds: false);

    /// <summary>Any number of lines.</summary>
    public static string Text(string text) => Escape(text.ReplaceLineEndings("\n"), keepsLineFeeds: true);

    private static string Escape(string text, bool keepsLineFeeds)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPrintable(rune) || (keepsLineFeeds && rune.Value == '\n'))
            {
                escaped.Append(rune.ToString());
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>A lone surrogate comes out of the enumeration as U+FFFD, which is printable.</summary>
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
