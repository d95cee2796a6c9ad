namespace WsSpec.Suite.Deflate;

/// <summary>Writes bits, the lowest of each octet first (RFC 1951, section 3.1.1).</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _octets = [];
    private int _free;

    /// <summary>Appends the lowest bits of a number, the lowest one first.</summary>
    public void Write(int value, int count)
    {
        for (var i = 0; i < count; i++, _free--)
        {
            if (_free == 0)
            {
                _octets.Add(0);
                _free = 8;
            }

            _octets[^1] |= (byte)(((value >> i) & 1) << (8 - _free));
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
