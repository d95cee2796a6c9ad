using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Transforms <paramref name="source"/> into <paramref name="destination"/>, which may be the same memory.</summary>
    /// <inheritdoc cref="Apply(Span{byte}, uint, int)"/>
    public static int Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key, int offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, source.Length, nameof(destination));

        // Rotated, the key begins with the octet that the first payload octet needs; whole vectors then never change its phase.
        var rotated = BitOperations.RotateLeft(key, 8 * (offset & 3));
        var inMemoryOrder = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(rotated) : rotated;
        var wide = Vector.AsVectorByte(new Vector<uint>(inMemoryOrder));

        var sourceVectors = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var destinationVectors = MemoryMarshal.Cast<byte, Vector<byte>>(destination)[..sourceVectors.Length];
        for (var i = 0; i < sourceVectors.Length; i++)
            destinationVectors[i] = sourceVectors[i] ^ wide;

        for (var i = sourceVectors.Length * Vector<byte>.Count; i < source.Length; i++)
            destination[i] = (byte)(source[i] ^ (rotated >> (24 - (8 * (i & 3)))));

        return (offset + source.Length) & 3;
    }

    /// <inheritdoc cref="Apply(Span{byte}, uint, int)"/>
    public static int Apply(Span<byte> payload, ReadOnlySpan<byte> key, int offset = 0) =>
        Apply(payload, BinaryPrimitives.ReadUInt32BigEndian(key), offset);
}
