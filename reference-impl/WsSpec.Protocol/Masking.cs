using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WsSpec.Protocol;

/// <summary>
/// The transformation of section 5.3: octet i is XORed with octet i mod 4 of the masking key. It is its own inverse.
/// A key of type <see cref="uint"/> holds the four octets in wire order, the first one in the highest bits.
/// </summary>
public static class Masking
{
    public const int KeyLength = 4;

    /// <summary>Transforms in place.</summary>
    /// <param name="payload">The part of the payload at hand.</param>
    /// <param name="key">The masking key in wire order.</param>
    /// <param name="offset">How many octets of this payload were transformed before; only its remainder modulo 4 matters.</param>
    /// <returns>The offset (0-3) for the octet after the last one.</returns>
    public static int Apply(Span<byte> payload, uint key, int offset = 0) => Apply(payload, payload, key, offset);

    /// <inheritdoc cref="Apply(Span{byte}, uint, int)"/>
    public static int Apply(Span<byte> payload, ReadOnlySpan<byte> key, int offset = 0) =>
        Apply(payload, BinaryPrimitives.ReadUInt32BigEndian(key), offset);

    /// <summary>Transforms <paramref name="source"/> into <paramref name="destination"/>, which may be the same memory.</summary>
    /// <inheritdoc cref="Apply(Span{byte}, uint, int)"/>
    public static int Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key, int offset = 0) =>
        Apply(source, destination, key, offset, out _);

    /// <summary>Also tells whether the result is ASCII throughout, which costs nothing while the octets are in registers.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{byte}, Span{byte}, uint, int)"/>
    internal static int Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key, int offset, out bool isAscii)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));

        // Rotated, the key begins with the octet that the first payload octet needs; whole vectors then never change its phase.
        var rotated = BitOperations.RotateLeft(key, 8 * (offset & 3));
        var wide = Vector512.Create(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(rotated) : rotated).AsByte();

        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var seen = Vector512<byte>.Zero;
        var at = 0;
        for (; at <= source.Length - (4 * Vector512<byte>.Count); at += 4 * Vector512<byte>.Count)
        {
            var first = Vector512.LoadUnsafe(ref from, (nuint)at) ^ wide;
            var second = Vector512.LoadUnsafe(ref from, (nuint)(at + Vector512<byte>.Count)) ^ wide;
            var third = Vector512.LoadUnsafe(ref from, (nuint)(at + (2 * Vector512<byte>.Count))) ^ wide;
            var fourth = Vector512.LoadUnsafe(ref from, (nuint)(at + (3 * Vector512<byte>.Count))) ^ wide;
            first.StoreUnsafe(ref to, (nuint)at);
            second.StoreUnsafe(ref to, (nuint)(at + Vector512<byte>.Count));
            third.StoreUnsafe(ref to, (nuint)(at + (2 * Vector512<byte>.Count)));
            fourth.StoreUnsafe(ref to, (nuint)(at + (3 * Vector512<byte>.Count)));
            seen |= first | second | third | fourth;
        }

        for (; at <= source.Length - Vector512<byte>.Count; at += Vector512<byte>.Count)
        {
            var transformed = Vector512.LoadUnsafe(ref from, (nuint)at) ^ wide;
            transformed.StoreUnsafe(ref to, (nuint)at);
            seen |= transformed;
        }

        var tailIsAscii = ApplyTail(source[at..], destination[at..], rotated);
        isAscii = (seen & Vector512.Create((byte)0x80)) == Vector512<byte>.Zero && tailIsAscii;
        return (offset + source.Length) & 3;
    }

    /// <summary>The same for what no large vector is left for: most frames are no longer than that.</summary>
    private static bool ApplyTail(ReadOnlySpan<byte> source, Span<byte> destination, uint key)
    {
        var word = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(key) : key;
        var wide = Vector128.Create(word).AsByte();
        var seen = Vector128<byte>.Zero;
        var at = 0;
        for (; at <= source.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var transformed = Vector128.Create(source[at..]) ^ wide;
            transformed.CopyTo(destination[at..]);
            seen |= transformed;
        }

        uint seenInWords = 0;
        for (; at <= source.Length - KeyLength; at += KeyLength)
        {
            var transformed = MemoryMarshal.Read<uint>(source[at..]) ^ word;
            MemoryMarshal.Write(destination[at..], transformed);
            seenInWords |= transformed;
        }

        for (; at < source.Length; at++)
        {
            destination[at] = (byte)(source[at] ^ (key >> (24 - (8 * (at & 3)))));
            seenInWords |= destination[at];
        }

        return (seen & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero && (seenInWords & 0x80808080) == 0;
    }
}
