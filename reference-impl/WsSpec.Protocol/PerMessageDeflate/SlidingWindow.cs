namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>The last octets produced, as many as the agreed window holds.</summary>
internal sealed class SlidingWindow(int bits)
{
    private readonly byte[] _octets = new byte[1 << bits];
    private int _next;

    /// <summary>How far back a distance may reach.</summary>
    public int Reach { get; private set; }

    public void Append(byte octet)
    {
        _octets[_next] = octet;
        _next = (_next + 1) & (_octets.Length - 1);
        Reach = Math.Min(Reach + 1, _octets.Length);
    }

    public byte this[int distance] => _octets[(_next - distance) & (_octets.Length - 1)];

    /// <summary>Begins anew; what is still in the array cannot be reached.</summary>
    public void Forget() => Reach = 0;
}
