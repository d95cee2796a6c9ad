using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Protocol;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Agreement;

/// <summary>The specimen's validator and the instrument's reader, written apart: neither can be wrong alone without being seen.</summary>
public sealed class Utf8AgreementTests
{
    /// <returns>The piece with which a text is refused; their number if its end is missing; null if it is taken.</returns>
    public delegate int? Judge(IReadOnlyList<ReadOnlyMemory<byte>> pieces);

    /// <summary>A mistake in the grammar: octets after a lead, or leads, that are taken for another.</summary>
    private static readonly (string Name, byte? After, byte First, byte Last, byte TakenFor)[] Mistakes =
    [
        ("overlong forms of two octets", null, 0xC0, 0xC1, 0xC2),
        ("overlong forms of three octets", 0xE0, 0x80, 0x9F, 0xA0),
        ("overlong forms of four octets", 0xF0, 0x80, 0x8F, 0x90),
        ("surrogates", 0xED, 0xA0, 0xBF, 0x80),
        ("characters above U+10FFFF", 0xF4, 0x90, 0xBF, 0x80),
        ("leads above F4", null, 0xF5, 0xFF, 0xF1),
    ];

    private static IEnumerable<TestCaseData> Faults =>
    [
        .. Mistakes.Select(mistake => Fault(mistake.Name, pieces => Specimen([.. pieces.Select((_, i) => Blind(pieces, i, mistake))]))),
        Fault("a text that ends within a character", pieces => Specimen(pieces) is { } refused && refused < pieces.Count ? refused : null),
        Fault(
            "what a piece leaves over",
            pieces => pieces.Select((piece, i) => Specimen([piece]) == 0 ? i : (int?)null).FirstOrDefault(i => i is not null)),
        Fault("the moment of failure", pieces => Specimen(pieces) is null ? null : pieces.Count),
    ];

    [Property(MaxTest = 2000)]
    public Property BothRefuseATextWithTheSamePiece() => Agreement(Specimen);

    /// <summary>Shows what the property above is worth: a validator that does not see one thing is found out.</summary>
    [TestCaseSource(nameof(Faults))]
    public void AValidatorIsCaughtThatDoesNotSee(string fault, Judge validator) => Assert.That(
        () => Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Agreement(validator)),
        Throws.Exception.With.Message.StartsWith("Falsifiable"), fault);

    private static Property Agreement(Judge judge) => Prop.ForAll(Utf8Arbitraries.NearlyUtf8InPieces.ToArbitrary(), input =>
        judge([.. WireArbitraries.Cut(input.Text, input.Cuts)]) == Instrument([.. WireArbitraries.Cut(input.Text, input.Cuts)]));

    private static int? Specimen(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var validator = default(Utf8Validator);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!validator.Append(pieces[i].Span))
            {
                return i;
            }
        }

        return validator.IsComplete ? null : pieces.Count;
    }

    private static int? Instrument(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        var reader = default(Utf8Reader);
        for (var i = 0; i < pieces.Count; i++)
        {
            reader = reader.Read(pieces[i].Span);
            if (reader.InvalidAt is not null)
            {
                return i;
            }
        }

        return reader.IsComplete ? null : pieces.Count;
    }

    /// <summary>A piece as a validator with this mistake sees it.</summary>
    private static ReadOnlyMemory<byte> Blind(
        IReadOnlyList<ReadOnlyMemory<byte>> pieces, int number, (string Name, byte? After, byte First, byte Last, byte TakenFor) mistake)
    {
        var before = pieces.Take(number).LastOrDefault(piece => !piece.IsEmpty);
        var previous = before.IsEmpty ? (byte)0 : before.Span[^1];
        var seen = pieces[number].ToArray();
        foreach (ref var octet in seen.AsSpan())
        {
            var isMistaken = (mistake.After is null || previous == mistake.After) && octet >= mistake.First && octet <= mistake.Last;
            (previous, octet) = (octet, isMistaken ? mistake.TakenFor : octet);
        }

        return seen;
    }

    private static TestCaseData Fault(string name, Judge judge) => new TestCaseData(name, judge).SetArgDisplayNames(name);
}
