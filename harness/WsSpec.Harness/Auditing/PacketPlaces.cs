namespace WsSpec.Harness.Auditing;

/// <summary>In which packet something was seen, by its time. There is one for each packet, so only differences are kept, in few octets.</summary>
internal sealed class PacketPlaces
{
    private const int Bits = 7;
    private const byte GoesOn = 1 << Bits;
    private readonly PooledList<byte> _octets = new();
    private TimeSpan _at;
    private long _packet;

    /// <summary>Something was seen, later than anything before.</summary>
    public void Add(TimeSpan at, long packet)
    {
        Write((ulong)(at - _at).Ticks);
        Write(ZigZag(packet - _packet));
        (_at, _packet) = (at, packet);
    }

    /// <summary>The number of the packet in which something was seen at this time; null when there is none.</summary>
    public long? Packet(TimeSpan at)
    {
        var octets = _octets.Items;
        var (ticks, packet) = (0L, 0L);
        for (var isFirst = true; !octets.IsEmpty && (isFirst || ticks < at.Ticks); isFirst = false)
        {
            ticks += (long)Read(ref octets);
            packet += UnZigZag(Read(ref octets));
        }

        return ticks == at.Ticks && packet > 0 ? packet : null;
    }

    public void Release() => _octets.Release();

    private void Write(ulong number)
    {
        for (; number >= GoesOn; number >>= Bits)
        {
            _octets.Add((byte)(number | GoesOn));
        }

        _octets.Add((byte)number);
    }

    private static ulong Read(ref ReadOnlySpan<byte> octets)
    {
        var (number, shift) = (0UL, 0);
        for (var isLast = false; !isLast; shift += Bits)
        {
            number |= (ulong)(octets[0] & (GoesOn - 1)) << shift;
            isLast = octets[0] < GoesOn;
            octets = octets[1..];
        }

        return number;
    }

    /// <summary>Packets are told in the order in which they can have been sent, which need not be that of their numbers.</summary>
    private static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    private static long UnZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
