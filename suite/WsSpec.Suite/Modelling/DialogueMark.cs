using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace WsSpec.Suite.Modelling;

/// <summary>
/// Octets that say which dialogue a payload belongs to: <c>{</c>, the number of the dialogue and a check, 8 hexadecimal digits each,
/// <c>}</c>. A mark of another dialogue in what a testee sends is an octet sequence that was meant for somebody else.
/// </summary>
public static class DialogueMark
{
    /// <summary>In octets.</summary>
    public const int Length = 18;

    private const int Digits = 16;

    /// <summary>Writes the mark of a dialogue over the beginning of a payload that has room for it and more.</summary>
    /// <param name="isText">Whether no character may be cut in two.</param>
    public static void Stamp(Span<byte> payload, bool isText, int seed, long number)
    {
        if (payload.Length > Length && (!isText || Ascii.IsValid(payload[..Length])))
        {
            Of(seed, number).CopyTo(payload);
        }
    }

    /// <summary>The number of another dialogue of the same seed whose mark is among the octets; null when there is none.</summary>
    public static uint? Foreign(ReadOnlySpan<byte> octets, int seed, long number)
    {
        for (var at = octets.IndexOf((byte)'{'); at >= 0 && octets.Length - at >= Length; at = Next(octets, at))
        {
            if (octets[at + Length - 1] == '}' && Read(octets.Slice(at + 1, Digits)) is { } mark
                && mark.Number != (uint)number && mark.Check == Check(seed, mark.Number))
            {
                return mark.Number;
            }
        }

        return null;
    }

    private static byte[] Of(int seed, long number) => Encoding.ASCII.GetBytes($"{{{(uint)number:x8}{Check(seed, (uint)number):x8}}}");

    private static int Next(ReadOnlySpan<byte> octets, int at) =>
        octets[(at + 1)..].IndexOf((byte)'{') is >= 0 and var next ? at + 1 + next : -1;

    private static (uint Number, uint Check)? Read(ReadOnlySpan<byte> digits)
    {
        Span<byte> octets = stackalloc byte[Digits / 2];
        return Convert.FromHexString(digits, octets, out _, out _) == OperationStatus.Done
            ? (BinaryPrimitives.ReadUInt32BigEndian(octets), BinaryPrimitives.ReadUInt32BigEndian(octets[4..]))
            : null;
    }

    /// <summary>Octets that merely look like a mark have one chance in 2^32.</summary>
    private static uint Check(int seed, uint number) => (uint)NumberMixing.Mix(~seed, number);
}
