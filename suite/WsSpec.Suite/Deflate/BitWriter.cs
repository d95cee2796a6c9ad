namespace WsSpec.Suite.Deflate;

/// <summary>Writes bits, the lowest of each octet first (RFC 1951, section 3.1.1).</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _octets = [];
    private int _free;

    /// <summary>Appends the lowest bits of a number, the lowest one first.</summary>
    public void Write(int value, int count)
    {
        while (count > 0)
        {
            if (_free == 0)
            {
                _octets.Add(0);
                _free = 8;
            }

            var taken = Math.Min(count, _free);
            _octets[^1] |= (byte)((value & ((1 << taken) - 1)) << (8 - _free));
            value >>= taken;
            count -= taken;
            _free -= taken;
        }
    }

    /// <summary>Fills up the last octet with bits of <paramref name="padding"/>.</summary>
    public void Align(byte padding = 0) => Write(padding >> (8 - _free), _free);

    public void Write(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            Write(octet, 8);
        }
    }

    public byte[] ToArray() => [.. _octets];
}
