using System.Collections.Immutable;
using System.Text;

namespace WsSpec.Suite.Deflate;

/// <summary>One symbol of a compressed block with what follows it: a literal, a back-reference, or one that means nothing.</summary>
/// <param name="Number">Of the literals and lengths, 0 to 287.</param>
/// <param name="Extra">What is added to the length.</param>
/// <param name="ExtraBits">How many bits that takes.</param>
/// <param name="DistanceNumber">The symbol of the distance, 0 to 31; null for a literal.</param>
/// <param name="DistanceExtra">What is added to the distance.</param>
/// <param name="DistanceBits">How many bits that takes.</param>
public readonly record struct Symbol(int Number, int Extra, int ExtraBits, int? DistanceNumber, int DistanceExtra, int DistanceBits)
{
    public static Symbol Literal(byte octet) => new(octet, 0, 0, null, 0, 0);

    public static ImmutableArray<Symbol> Literals(ReadOnlySpan<byte> octets)
    {
        var symbols = ImmutableArray.CreateBuilder<Symbol>(octets.Length);
        foreach (var octet in octets)
        {
            symbols.Add(Literal(octet));
        }

        return symbols.MoveToImmutable();
    }

    public static ImmutableArray<Symbol> Literals(string text) => Literals(Encoding.UTF8.GetBytes(text));

    /// <summary>Repeats what was seen before.</summary>
    /// <param name="length">3 to 258 octets.</param>
    /// <param name="distance">1 to 32,768 octets back.</param>
    public static Symbol Match(int length, int distance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Alphabet.LongestMatch);
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, 1 << 15);
        var (number, extra, bits) = Alphabet.OfLength(length);
        var (distanceNumber, distanceExtra, distanceBits) = Alphabet.OfDistance(distance);
        return new(number, extra, bits, distanceNumber, distanceExtra, distanceBits);
    }

    /// <summary>A back-reference whose symbols are given as they are, with nothing added.</summary>
    public static Symbol Raw(int number, int distanceNumber) => new(number, 0, 0, distanceNumber, 0, 0);
}
