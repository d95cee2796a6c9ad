using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol;

namespace WsSpec.Suite.Tests.Protocol;

public sealed class Utf8ValidatorProperties
{
    /// <summary>Valid text with some octets replaced, so that most of it stays valid and every kind of error occurs anywhere.</summary>
    private static readonly Gen<byte[]> NearlyUtf8 =
        from text in Gen.OneOf(WireArbitraries.Utf8, WireArbitraries.Octets)
        from damage in (from at in Gen.Choose(0, 400)
                        from octet in Gen.OneOf(Gen.Choose(0x80, 0xFF), Gen.Elements(0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5))
                        select (at, (byte)octet)).ListOf()
        select Damage(text, damage.Take(3));

    private static readonly Arbitrary<(byte[] Text, int[] Cuts)> TextsAndCuts =
        (from text in NearlyUtf8
         from cuts in Gen.Choose(0, 500).ArrayOf()
         select (text, cuts)).ToArbitrary();

    [Property(MaxTest = 2000)]
    public Property AgreesWithThePlatformHoweverTheTextIsCut() => Prop.ForAll(TextsAndCuts, input =>
    {
        var validator = default(Utf8Validator);
        var valid = WireArbitraries.Cut(input.Text, input.Cuts).All(piece => validator.Append(piece.Span)) && validator.IsComplete;
        return valid == System.Text.Unicode.Utf8.IsValid(input.Text);
    });

    [Property(MaxTest = 2000)]
    public Property RefusesAPieceIfAndOnlyIfNothingCanMakeItValid() => Prop.ForAll(TextsAndCuts, input =>
    {
        var whole = default(Utf8Validator);
        return whole.Append(input.Text) == HasValidContinuation(input.Text);
    });

    [Property]
    public Property EveryPrefixOfARefusedTextThatCanStillBecomeValidIsAccepted() => Prop.ForAll(NearlyUtf8.ToArbitrary(), text =>
        Enumerable.Range(0, Math.Min(text.Length, 80) + 1).All(length =>
        {
            var validator = default(Utf8Validator);
            return validator.Append(text.AsSpan(0, length)) == HasValidContinuation(text.AsSpan(0, length));
        }));

    [Property(MaxTest = 500)]
    public Property OneWrongOctetIsFoundAtAnyDistance() => Prop.ForAll(
        Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), Gen.Elements<byte>(0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF).ToArbitrary(),
        (before, after, octet) =>
        {
            byte[] text = [.. Enumerable.Repeat((byte)'a', before), octet, .. Enumerable.Repeat((byte)'a', after)];
            var validator = default(Utf8Validator);
            return !validator.Append(text);
        });

    /// <summary>By the platform: some completion of the last, unfinished character makes the whole valid.</summary>
    private static bool HasValidContinuation(ReadOnlySpan<byte> text)
    {
        byte[] head = text.ToArray();
        return Completions.Any(completion => System.Text.Unicode.Utf8.IsValid((byte[])[.. head, .. completion]));
    }

    private static byte[][] Completions { get; } =
    [
        [], [0x80], [0xA0], [0x80, 0x80], [0xA0, 0x80], [0x90, 0x80, 0x80], [0x80, 0x80, 0x80],
    ];

    private static byte[] Damage(byte[] text, IEnumerable<(int At, byte Octet)> damage)
    {
        var copy = text.ToArray();
        foreach (var (at, octet) in damage.Where(one => one.At < copy.Length))
            copy[at] = octet;
        return copy;
    }
}
