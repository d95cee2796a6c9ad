using System.Buffers;
using System.Runtime.InteropServices;
using WsSpec.Protocol;

namespace WsSpec.Suite.Bulk;

/// <summary>
/// Octets that are too many to be held more than once: made anew, piece by piece, from what they are made of, whenever somebody looks. As
/// memory they are like any other; who asks for all of them in one span has them made at once, and they are forgotten when nobody looks
/// any more.
/// </summary>
/// <param name="length">How many they are.</param>
public abstract class LongOctets(int length) : MemoryManager<byte>
{
    /// <summary>From so many octets on it is worth not to copy them.</summary>
    public const int Shortest = 64 * 1024;

    private const int ShortestPart = 1024;

    /// <summary>Null until somebody has asked for all of them.</summary>
    private WeakReference<byte[]>? _made;

    /// <summary>How many they are.</summary>
    public int Length => length;

    /// <summary>All of them; its length is known without making one.</summary>
    public override Memory<byte> Memory => CreateMemory(length);

    /// <summary>The octets in pieces: those of one are gone when the next is asked for.</summary>
    public abstract IEnumerable<ReadOnlyMemory<byte>> Pieces();

    public sealed override Span<byte> GetSpan() => Make();

    public sealed override MemoryHandle Pin(int elementIndex = 0) => Make().AsMemory(elementIndex).Pin();

    public sealed override void Unpin()
    {
        // The handle is that of the array.
    }

    /// <summary>So many zeros.</summary>
    public static ReadOnlyMemory<byte> Zeros(int length) => new ZeroOctets(length).Memory;

    /// <summary>Whether octets are all those that somebody makes when they are looked at.</summary>
    public static bool IsMade(ReadOnlyMemory<byte> octets) => Whole<LongOctets>(octets) is not null;

    /// <summary>Pieces of any octets.</summary>
    /// <inheritdoc cref="Pieces()"/>
    public static IEnumerable<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> octets) =>
        Whole<LongOctets>(octets) is { } made ? made.Pieces() : [octets];

    /// <summary>
    /// What octets that are joined are made of, each of them lasting as long as the whole; any others are a part of their own.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> octets) =>
        Whole<JoinedOctets>(octets) is { } joined ? joined.Joined : [octets];

    /// <summary>The same octets for somebody who looks at them one by one: made once, for as long as he has them.</summary>
    public static ReadOnlyMemory<byte> AtHand(ReadOnlyMemory<byte> octets) => MemoryMarshal.TryGetMemoryManager<byte, LongOctets>(
        octets, out var made, out var start, out var length) ? made.Make().AsMemory(start, length) : octets;

    /// <summary>At most so many of the first octets, without making the rest.</summary>
    public static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> octets, int most)
    {
        if (octets.Length <= most || !IsMade(octets))
        {
            return octets[..Math.Min(octets.Length, most)];
        }

        var first = new byte[most];
        var filled = 0;
        foreach (var piece in Pieces(octets))
        {
            var count = Math.Min(piece.Length, most - filled);
            piece.Span[..count].CopyTo(first.AsSpan(filled));
            filled += count;
            if (filled == most)
            {
                break;
            }
        }

        return first;
    }

    /// <summary>Whether both are the same octets; many are compared piece by piece.</summary>
    public static bool AreEqual(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        if (one.Length < Shortest || one.Equals(other))
        {
            return one.Equals(other) || one.Span.SequenceEqual(other.Span);
        }

        using var others = Pieces(other).GetEnumerator();
        var rest = ReadOnlyMemory<byte>.Empty;
        foreach (var piece in Pieces(one))
        {
            for (var left = piece; !left.IsEmpty;)
            {
                if (rest.IsEmpty)
                {
                    others.MoveNext();
                    rest = others.Current;
                }

                var count = Math.Min(left.Length, rest.Length);
                if (!left.Span[..count].SequenceEqual(rest.Span[..count]))
                {
                    return false;
                }

                (left, rest) = (left[count..], rest[count..]);
            }
        }

        return true;
    }

    /// <summary>The octets of all parts, one after the other; few are copied, and so are many in small parts.</summary>
    public static ReadOnlyMemory<byte> Join(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        if (parts is [var only])
        {
            return only;
        }

        var joined = new JoinedOctets(parts);
        return joined.Length < Shortest || joined.Length / parts.Count < ShortestPart ? joined.ToArray() : joined.Memory;
    }

    /// <summary>The octets masked, which is the same as unmasked (RFC 6455, section 5.3); few are copied.</summary>
    public static ReadOnlyMemory<byte> Mask(ReadOnlyMemory<byte> octets, uint key)
    {
        if (key == 0)
        {
            return octets;
        }

        if (octets.Length < Shortest)
        {
            var masked = octets.ToArray();
            Masking.Apply(masked, key);
            return masked;
        }

        return Whole<MaskedOctets>(octets) is { } made && made.Key == key ? made.Plain : new MaskedOctets(octets, key).Memory;
    }

    /// <summary>The same octets, packed where that makes them short; few stay as they are.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> octets) =>
        octets.Length < PackedOctets.WorthPacking || Whole<LongOctets>(octets) is MaskedOctets or JoinedOctets or PackedOctets ? octets
        : PackedOctets.Of(octets) is { } packed ? packed.Memory
        : octets;

    /// <summary>All octets as an array of their own, which nobody else has.</summary>
    internal byte[] ToArray()
    {
        var octets = new byte[length];
        var filled = 0;
        foreach (var piece in Pieces())
        {
            piece.Span.CopyTo(octets.AsSpan(filled));
            filled += piece.Length;
        }

        return octets;
    }

    protected sealed override void Dispose(bool disposing)
    {
        // There is nothing that would not go by itself.
    }

    private byte[] Make()
    {
        if (_made is not { } made || !made.TryGetTarget(out var octets))
        {
            octets = ToArray();
            _made = new(octets);
        }

        return octets;
    }

    /// <summary>Who makes these octets, where they are all that he makes.</summary>
    private static T? Whole<T>(ReadOnlyMemory<byte> octets)
        where T : LongOctets =>
        MemoryMarshal.TryGetMemoryManager<byte, T>(octets, out var made, out var start, out var length)
            && start == 0 && length == made.Length
            ? made
            : null;
}
