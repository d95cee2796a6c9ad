using FsCheck;
using FsCheck.Fluent;

namespace WsSpec.Protocol.Tests;

public sealed class Utf8ValidatorProperties
{
    [Property(MaxTest = 2000)]
    public Property AgreesWithThePlatformHoweverTheTextIsCut() => Prop.ForAll(Utf8Arbitraries.NearlyUtf8InPieces.ToArbitrary(), input =>
    {
        var validator = default(Utf8Validator);
        var valid = WireArbitraries.Cut(input.Text, input.Cuts).All(piece => validator.Append(piece.Span)) && validator.IsComplete;
        return valid == System.Text.Unicode.Utf8.IsValid(input.Text);
    });

    [Property(MaxTest = 2000)]
    public Property RefusesAPieceIfAndOnlyIfNothingCanMakeItValid() =>
        Prop.ForAll(Utf8Arbitraries.NearlyUtf8InPieces.ToArbitrary(), input =>
    {
        var whole = default(Utf8Validator);
        return whole.Append(input.Text) == HasValidContinuation(input.Text);
    });

    [Property]
    public Property EveryPrefixOfARefusedTextThatCanStillBecomeValidIsAccepted() =>
        Prop.ForAll(Utf8Arbitraries.NearlyUtf8.ToArbitrary(), text =>
        Enumerable.Range(0, Math.Min(text.Length, 80) + 1).All(length =>
        {
            var validator = default(Utf8Validator);
            return validator.Append(text.AsSpan(0, length)) == HasValidContinuation(text.AsSpan(0, length));
        }));

    [Property(MaxTest = 500)]
    public Property OneWrongOctetIsFoundAtAnyDistance() => Prop.ForAll(
        Gen.Choose(0, 400).ToArbitrary(),
        Gen.Choose(0, 400).ToArbitrary(),
        Gen.Elements<byte>(0x80, 0xBF, 0xC0, 0xC1, 0xF5, 0xFF).ToArbitrary(),
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
}
