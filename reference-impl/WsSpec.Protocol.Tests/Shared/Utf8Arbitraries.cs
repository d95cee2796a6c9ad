using FsCheck;
using FsCheck.Fluent;

namespace WsSpec.Protocol.Tests;

/// <summary>Texts of which most are valid for a while.</summary>
public static class Utf8Arbitraries
{
    /// <summary>Octets at the borders of the grammar (RFC 3629, section 4), in any order.</summary>
    private static readonly Gen<byte[]> Borders =
        from lead in Gen.Elements<byte>(
            0x7F, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF)
        from second in Gen.Elements<byte>(0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2)
        from rest in Gen.Elements<byte>(0x80, 0xBF, 0xBF, 0x41).ArrayOf(2)
        from length in Gen.Choose(1, 4)
        select ((byte[])[lead, second, .. rest])[..length];

    /// <summary>
    /// Valid text with some octets replaced or put in, so that most of it stays valid and every kind of error occurs anywhere.
    /// </summary>
    public static Gen<byte[]> NearlyUtf8 { get; } =
        from text in Gen.OneOf(WireArbitraries.Utf8, WireArbitraries.Octets)
        from damage in (from at in Gen.Choose(0, 400)
                        from octet in Gen.OneOf(
                            Gen.Choose(0x80, 0xFF), Gen.Elements(0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5))
                        select (at, (byte)octet)).ListOf()
        from border in Gen.OneOf(Gen.Constant<byte[]>([]), Borders)
        from place in Gen.Choose(0, 400)
        select Insert(Damage(text, damage.Take(2)), border, place);

    public static Gen<(byte[] Text, int[] Cuts)> NearlyUtf8InPieces { get; } =
        from text in NearlyUtf8
        from cuts in Gen.Choose(0, 500).ArrayOf()
        select (text, cuts);

    private static byte[] Damage(byte[] text, IEnumerable<(int At, byte Octet)> damage)
    {
        var copy = text.ToArray();
        foreach (var (at, octet) in damage.Where(one => one.At < copy.Length))
            copy[at] = octet;
        return copy;
    }

    /// <summary>Puts octets in front of the next octet that begins a character.</summary>
    private static byte[] Insert(byte[] text, byte[] octets, int place)
    {
        var at = Math.Min(place, text.Length);
        while (at < text.Length && (text[at] & 0xC0) == 0x80)
            at++;
        return [.. text[..at], .. octets, .. text[at..]];
    }
}
