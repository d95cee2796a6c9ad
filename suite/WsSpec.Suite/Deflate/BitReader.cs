using System.Runtime.InteropServices;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Deflate;

/// <summary>Reads bits, the lowest of each octet first (RFC 1951, section 3.1.1), of a payload and then of the tail 00 00 FF FF.</summary>
internal sealed class BitReader(ReadOnlyMemory<byte> payload)
{
    /// <summary>What a sender cuts off and a receiver appends (RFC 7692, section 7.2).</summary>
    public static ReadOnlySpan<byte> Tail => [0x00, 0x00, 0xFF, 0xFF];

    private readonly ArraySegment<byte> _payload =
        MemoryMarshal.TryGetArray(LongOctets.AtHand(payload), out var octets) ? octets : payload.ToArray();

    /// <summary>The bits of the payload without the tail.</summary>
    public long PayloadBits { get; } = 8L * payload.Length;

    /// <summary>The bits there are.</summary>
    public long Length => PayloadBits + (8 * Tail.Length);

    /// <summary>The bits read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next bits as a number, the first one lowest; null, and nothing is read, when there are fewer.</summary>
    public int? Read(int count)
    {
        if (Position + count > Length)
        {
            return null;
        }

        var value = 0;
        for (var taken = 0; taken < count;)
        {
            var offset = (int)(Position & 7);
            var take = Math.Min(8 - offset, count - taken);
            value |= ((Octet(Position >> 3) >> offset) & ((1 << take) - 1)) << taken;
            taken += take;
            Position += take;
        }

        return value;
    }

    /// <summary>The next bit, or -1 when there is none.</summary>
    public int ReadBit()
    {
        if (Position == Length)
        {
            return -1;
        }

        var bit = (Octet(Position >> 3) >> (int)(Position & 7)) & 1;
        Position++;
        return bit;
    }

    /// <summary>Goes on at the next whole octet.</summary>
    /// <returns>The bits passed over.</returns>
    public int Align() => Read((int)(-Position & 7)) ?? 0;

    private int Octet(long index) => index < _payload.Count ? _payload[(int)index] : Tail[(int)(index - _payload.Count)];
}
