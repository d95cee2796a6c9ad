using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WsSpec.Protocol;

/// <summary>
/// Whole-character UTF-8 at the speed of vectors. Every position is judged by itself from its octet and the three before it, after
/// J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021).
/// </summary>
internal static class Utf8Blocks
{
    /// <summary>One octet after the other is as fast.</summary>
    private const int FewOctets = 8;

    private const int LookBehind = 3;
    private const int ShortestText = LookBehind + 32;

    // Each bit is one kind of error; it survives where the high and low half of an octet and the high half of the next all agree on it.
    private const byte TooShort = 1 << 0;      // a lead octet, then no continuation
    private const byte TooLong = 1 << 1;       // ASCII, then a continuation
    private const byte Overlong3 = 1 << 2;     // E0 80..9F
    private const byte TooLarge = 1 << 3;      // F4 90..BF, F5..FF 90..BF
    private const byte Surrogate = 1 << 4;     // ED A0..BF
    private const byte Overlong2 = 1 << 5;     // C0, C1
    private const byte TooLarge1000 = 1 << 6;  // F5..FF 80..8F
    private const byte Overlong4 = 1 << 6;     // F0 80..8F; shares a bit, as no octet can be both
    private const byte TwoContinuations = 1 << 7;
    private const byte Carry = TooShort | TooLong | TwoContinuations;

    private static readonly Vector256<byte> PreviousHigh = Table(
        TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong,
        TwoContinuations, TwoContinuations, TwoContinuations, TwoContinuations,
        TooShort | Overlong2,
        TooShort,
        TooShort | Overlong3 | Surrogate,
        TooShort | TooLarge | TooLarge1000 | Overlong4);

    private static readonly Vector256<byte> PreviousLow = Table(
        Carry | Overlong2 | Overlong3 | Overlong4,
        Carry | Overlong2,
        Carry,
        Carry,
        Carry | TooLarge,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000,
        Carry | TooLarge | TooLarge1000 | Surrogate,
        Carry | TooLarge | TooLarge1000, Carry | TooLarge | TooLarge1000);

    private static readonly Vector256<byte> CurrentHigh = Table(
        TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
        TooLong | TwoContinuations | Overlong2 | Overlong3 | Overlong4 | TooLarge1000,
        TooLong | TwoContinuations | Overlong2 | Overlong3 | TooLarge,
        TooLong | TwoContinuations | Overlong2 | Surrogate | TooLarge,
        TooLong | TwoContinuations | Overlong2 | Surrogate | TooLarge,
        TooShort, TooShort, TooShort, TooShort);

    /// <summary>Whether octets that do not end inside a character are valid.</summary>
    public static bool IsValid(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < FewOctets)
            return IsValidOctetwise(octets) is { IsComplete: true };

        if (octets.Length < ShortestText)
        {
            // Zeros before it are ASCII, and change nothing.
            Span<byte> padded = stackalloc byte[ShortestText];
            octets.CopyTo(padded[^octets.Length..]);
            return IsValid(padded);
        }

        if (IsValidOctetwise(octets[..LookBehind]) is null)
            return false;

        ref var first = ref MemoryMarshal.GetReference(octets);
        var last = octets.Length - Vector256<byte>.Count;
        var at = LookBehind;
        while (at < last)
        {
            at += SkipAscii(ref first, at, last);
            if (!BlockErrors(ref first, (nuint)Math.Min(at, last)).Equals(Vector256<byte>.Zero))
                return false;
            at += Vector256<byte>.Count;
        }

        // The last block may overlap the one before it: judging a position twice changes nothing.
        return BlockErrors(ref first, (nuint)last).Equals(Vector256<byte>.Zero);
    }

    /// <summary>How many octets from <paramref name="at"/> on are ASCII, in whole steps of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipAscii(ref byte first, int at, int last)
    {
        const int step = 4;
        var start = at;

        // Unless the octet before is ASCII, a character may be unfinished, and ASCII would be an error.
        if (Unsafe.Add(ref first, at - 1) >= 0x80)
            return 0;

        for (; at <= last - ((step - 1) * Vector256<byte>.Count); at += step * Vector256<byte>.Count)
        {
            var position = (nuint)at;
            var any = Vector256.LoadUnsafe(ref first, position)
                | Vector256.LoadUnsafe(ref first, position + (nuint)Vector256<byte>.Count)
                | Vector256.LoadUnsafe(ref first, position + (nuint)(2 * Vector256<byte>.Count))
                | Vector256.LoadUnsafe(ref first, position + (nuint)(3 * Vector256<byte>.Count));
            if (any.ExtractMostSignificantBits() != 0)
                break;
        }

        return at - start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> BlockErrors(ref byte first, nuint at)
    {
        var current = Vector256.LoadUnsafe(ref first, at);
        var previous1 = Vector256.LoadUnsafe(ref first, at - 1);
        var previous2 = Vector256.LoadUnsafe(ref first, at - 2);
        var previous3 = Vector256.LoadUnsafe(ref first, at - 3);

        var lowHalf = Vector256.Create((byte)0xF);
        var pair = Lookup(PreviousHigh, previous1 >>> 4) & Lookup(PreviousLow, previous1 & lowHalf) & Lookup(CurrentHigh, current >>> 4);

        // The second and third continuation are right where the pair rule sees two continuations in a row, and nowhere else.
        var expected = Vector256.SubtractSaturate(previous2, Vector256.Create((byte)(0xE0 - 0x80)))
            | Vector256.SubtractSaturate(previous3, Vector256.Create((byte)(0xF0 - 0x80)));
        return (expected & Vector256.Create((byte)0x80)) ^ pair;
    }

    /// <summary>Picks table entries by indices below 16; each half of a table holds the same entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Lookup(Vector256<byte> table, Vector256<byte> index) =>
        Avx2.IsSupported
            ? Avx2.Shuffle(table, index)
            : Vector256.Create(
                Vector128.Shuffle(table.GetLower(), index.GetLower()), Vector128.Shuffle(table.GetUpper(), index.GetUpper()));

    private static Vector256<byte> Table(params ReadOnlySpan<byte> entries)
    {
        var half = Vector128.Create(entries);
        return Vector256.Create(half, half);
    }

    private static Utf8Validator? IsValidOctetwise(ReadOnlySpan<byte> octets)
    {
        var validator = default(Utf8Validator);
        foreach (var octet in octets)
        {
            if (!validator.AppendOctet(octet))
                return null;
        }

        return validator;
    }
}
