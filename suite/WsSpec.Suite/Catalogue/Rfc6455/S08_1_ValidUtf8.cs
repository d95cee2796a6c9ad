using System.Globalization;
using System.Text;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Patterns;
using WsSpec.Suite.Requirements.Ids;
using static WsSpec.Suite.Cases.Phrases;

namespace WsSpec.Suite.Catalogue;

/// <summary>
/// RFC 6455 section 8.1, Handling of Errors in UTF-8-Encoded Data: text that is no error.
/// https://www.rfc-editor.org/rfc/rfc6455#section-8.1
/// </summary>
public static class S08_1_ValidUtf8
{
    private const int PlaneSize = 0x10000;
    private const int Planes = 17;
    private const char Mark = '\uFEFF';

    /// <summary>The borders of the four lengths, of the surrogates and of what RFC 3629 allows behind each leading octet.</summary>
    private static readonly int[] Borders =
    [
        0x0, 0x1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD,
        0x10000, 0x1FFFF, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
    ];

    /// <summary>Characters that libraries like to treat in a way of their own.</summary>
    private static readonly int[] Specials = [0x85, 0xAD, 0x200B, 0x200D, 0x2028, 0x202E, 0xE000, 0xFDD0, 0xFDEF, 0xFFF9, 0xFFFC, 0xF0000];

    public static IEnumerable<ConformanceCase> Cases =>
    [
        .. from point in Borders select OneCharacter("border", point),
        .. from point in Specials select OneCharacter("special", point),
        .. from plane in Enumerable.Range(0, Planes) select Comes(
            $"utf8/noncharacters-are-text/plane-{plane}",
            $"The two last code points of plane {plane} are text, though no characters",
            Characters([(plane * PlaneSize) + 0xFFFE, (plane * PlaneSize) + 0xFFFF])),
        Every("one-octet", "one octet", Enumerable.Range(0, 0x80)),
        Every("two-octets", "two octets", Enumerable.Range(0x80, 0x800 - 0x80)),
        Every("three-octets", "three octets", Enumerable.Range(0x800, PlaneSize - 0x800).Where(point => point is < 0xD800 or > 0xDFFF)),
        Every(
            "four-octets",
            "four octets, one of 64,",
            Enumerable.Range(0, (Planes - 1) * PlaneSize / 64).Select(i => PlaneSize + (64 * i) + (i % 64))),
        Comes("utf8/empty-text-is-text", "An empty text message is text", ""),
        Comes("utf8/nul-does-not-end-text", "U+0000 inside a text does not end it", "before\0behind"),
        Comes("utf8/text-is-not-normalised", "A text comes back without normalisation", "e\u0301\u00E9\u1E9B\u0323\uFB01\u212B"),
        Comes("utf8/line-ends-are-kept", "Line ends come back as they were", "\r\n\n\r\u0085\u2028"),
        KeepsMark("leading", "A leading U+FEFF is part of the text", "\uFEFFtext"),
        KeepsMark("alone", "U+FEFF alone is a text", "\uFEFF"),
        KeepsMark("twice", "Two leading U+FEFF are both part of the text", "\uFEFF\uFEFFtext"),
        KeepsMark("inside", "U+FEFF inside a text is part of it", "te\uFEFFxt"),
    ];

    private static ConformanceCase OneCharacter(string kind, int point) => Comes(
        string.Create(CultureInfo.InvariantCulture, $"utf8/{kind}-is-text/u{point:x4}"),
        string.Create(CultureInfo.InvariantCulture, $"U+{point:X4} is text"),
        Characters([point]));

    private static ConformanceCase Every(string parameter, string words, IEnumerable<int> points) =>
        Comes($"utf8/every-character-is-text/{parameter}", $"Every character of {words} is text", Characters(points));

    private static ConformanceCase KeepsMark(string parameter, string title, string text) =>
        Comes($"utf8/byte-order-mark-is-kept/{parameter}", title, text) with
        {
            Covers = [Rfc3629.ByteOrderMarkKept, Rfc3629.AllOtherScalarValuesValid],
            Outcomes = text[0] != Mark ? Outcomes.Echoes(EchoOf(Text(text))) :
            [
                .. Outcomes.Echoes(EchoOf(Text(text))),
                new("what leads the text is taken for a signature", new Either(
                    EchoOf(Text(text[1..])), EchoOf(Text(text.TrimStart(Mark)))), Rest)
                {
                    Breaks = Rfc3629.ByteOrderMarkKept,
                },
            ],
        };

    private static ConformanceCase Comes(string id, string title, string text) => new()
    {
        Id = id,
        Title = title,
        Covers = [Rfc3629.AllOtherScalarValuesValid],
        Script = [Sends(Text(text)), AwaitEcho(Text(text))],
        Outcomes = Outcomes.Echoes(EchoOf(Text(text))),
    };

    private static string Characters(IEnumerable<int> points) => string.Concat(points.Select(point => new Rune(point).ToString()));
}
