using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Suite.Modelling;

/// <summary>Payloads where defects live: lengths at the borders of each form, characters at the borders of each range.</summary>
internal static class Payloads
{
    private static readonly ImmutableArray<int> Lengths = [0, 1, 2, 3, 5, 7, 16, 31, 64, 124, 125, 126, 127, 128, 255, 256, 1000];

    private static readonly ImmutableArray<int> LongLengths = [4095, 4096, 8191, 16384, 65535, 65536, 65537];

    private static readonly ImmutableArray<string> Characters =
        ["a", "z", " ", "0", "\0", "\u007F", "\u0080", "ü", "\u07FF", "\u0800", "€", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "😀",
            "\U0010FFFF"];

    /// <summary>What other octets have to follow.</summary>
    private static readonly ImmutableArray<ImmutableArray<byte>> Beginnings =
        [[0xC3], [0xE2], [0xE2, 0x82], [0xED, 0x9F], [0xF0], [0xF0, 0x9F], [0xF4, 0x8F, 0xBF]];

    /// <summary>Octet sequences that no text contains.</summary>
    private static readonly ImmutableArray<ImmutableArray<byte>> Impossible =
    [
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFE], [0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ];

    /// <summary>Octets of any value.</summary>
    public static byte[] Binary(Random random)
    {
        var octets = new byte[Length(random)];
        random.NextBytes(octets);
        return octets;
    }

    /// <summary>Valid UTF-8, of few or of many octets to a character.</summary>
    public static byte[] Text(Random random)
    {
        var length = Length(random);
        var ascii = random.Next(2) == 0;
        var text = new ArrayBufferWriter<byte>(Math.Max(1, length + 1));
        for (var units = 0; units < length;)
        {
            var character = ascii && random.Next(16) != 0 ? "x" : Pick(random, Characters);
            units += character.Length;
            Encoding.UTF8.GetBytes(character, text);
        }

        return text.WrittenSpan.ToArray();
    }

    /// <summary>Valid UTF-8, or text that is spoilt somewhere or ends inside a character.</summary>
    public static byte[] NearlyText(Random random) => random.Next(12) switch
    {
        0 => Spoil(random, Text(random)),
        1 => [.. Text(random), .. Pick(random, Beginnings)],
        _ => Text(random),
    };

    /// <summary>What a control frame has room for.</summary>
    public static byte[] Short(Random random) => Binary(random) is var octets && octets.Length > 125 ? octets[..125] : octets;

    /// <summary>Puts octets that are no text somewhere into a text, at the border of two characters.</summary>
    public static byte[] Spoil(Random random, ReadOnlySpan<byte> text)
    {
        var at = random.Next(text.Length + 1);
        while (at < text.Length && (text[at] & 0xC0) == 0x80)
        {
            at++;
        }

        return [.. text[..at], .. Pick(random, Impossible), .. text[at..]];
    }

    public static T Pick<T>(Random random, ImmutableArray<T> from) => from[random.Next(from.Length)];

    private static int Length(Random random) => random.Next(40) == 0 ? Pick(random, LongLengths)
        : random.Next(2) == 0 ? random.Next(20)
        : Pick(random, Lengths);
}
