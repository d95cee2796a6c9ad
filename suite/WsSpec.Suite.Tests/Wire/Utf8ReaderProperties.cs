using System.Text.Unicode;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

public sealed class Utf8ReaderProperties
{
    /// <summary>One way to end each character that a text may stop in.</summary>
    private static readonly byte[][] Endings = [[], [0x80], [0xA0], [0x80, 0x80], [0xA0, 0x80], [0x80, 0x80, 0x80], [0x90, 0x80, 0x80]];

    [Property(MaxTest = 1000)]
    public Property TheReaderAgreesWithThePlatform() => Prop.ForAll(
        Utf8Arbitraries.NearlyUtf8.ToArbitrary(), text => default(Utf8Reader).Read(text).IsComplete == Utf8.IsValid(text));

    [Property(MaxTest = 1000)]
    public Property TheCuttingMakesNoDifference() => Prop.ForAll(Utf8Arbitraries.NearlyUtf8InPieces.ToArbitrary(), input =>
    {
        var whole = default(Utf8Reader).Read(input.Text);
        var cut = WireArbitraries.Cut(input.Text, input.Cuts).Aggregate(default(Utf8Reader), (reader, piece) => reader.Read(piece.Span));
        return (cut.Length, cut.InvalidAt, cut.IsComplete) == (whole.Length, whole.InvalidAt, whole.IsComplete)
            && whole.Length == input.Text.Length;
    });

    [Property(MaxTest = 500)]
    public Property ATextIsInvalidFromTheFirstOctetThatNoEndingCanMakeValid() =>
        Prop.ForAll(Utf8Arbitraries.NearlyUtf8.ToArbitrary(), text =>
    {
        var invalidAt = default(Utf8Reader).Read(text).InvalidAt;
        return CanBecomeValid(text.AsSpan(0, (int)(invalidAt ?? text.Length)))
            && (invalidAt is not { } at || !CanBecomeValid(text.AsSpan(0, (int)at + 1)));
    });

    private static bool CanBecomeValid(ReadOnlySpan<byte> text)
    {
        var head = text.ToArray();
        return Endings.Any(ending => Utf8.IsValid([.. head, .. ending]));
    }
}
