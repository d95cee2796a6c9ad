namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>Bits taken out of octets, the lowest first (RFC 1951, section 3.1.1), of which up to eight octets wait to be used.</summary>
internal struct BitSource
{
    private ulong _bits;

    /// <summary>How many bits wait.</summary>
    public int Count { get; private set; }

    /// <summary>Takes as many octets as there is room for.</summary>
    public void Fill(ref ReadOnlySpan<byte> octets)
    {
        var take = Math.Min((64 - Count) / 8, octets.Length);
        for (var i = 0; i < take; i++, Count += 8)
            _bits |= (ulong)octets[i] << Count;
        octets = octets[take..];
    }

    /// <summary>The next bits without taking them; those that are not there yet are zero.</summary>
    public readonly int Peek(int count) => (int)(_bits & ((1UL << count) - 1));

    public void Drop(int count)
    {
        // A shift by 64 would do nothing.
        _bits = count < 64 ? _bits >> count : 0;
        Count -= count;
    }

    public bool TryTake(int count, out int value)
    {
        value = Peek(count);
        if (count > Count)
            return false;

        Drop(count);
        return true;
    }

    /// <summary>Drops what is left of the current octet.</summary>
    public void Align() => Drop(Count & 7);
}
