namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>The last octets produced, as many as the agreed window holds, in a ring.</summary>
internal sealed class SlidingWindow(int bits)
{
    private readonly byte[] _octets = new byte[1 << bits];
    private int _next;

    /// <summary>How far back a distance may reach.</summary>
    public int Reach { get; private set; }

    public void Append(byte octet)
    {
        _octets[_next] = octet;
        Advance(1);
    }

    /// <summary>Produces as many octets as fit, each the one that stands <paramref name="distance"/> before it.</summary>
    public void Repeat(int distance, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            // A run ends where the ring does, at either place, and before it would repeat itself; what it has produced repeats with it.
            var from = (_next - distance) & (_octets.Length - 1);
            var run = Math.Min(Math.Min(destination.Length, distance), _octets.Length - Math.Max(from, _next));
            _octets.AsSpan(from, run).CopyTo(destination);
            _octets.AsSpan(from, run).CopyTo(_octets.AsSpan(_next));
            Advance(run);
            destination = destination[run..];
            distance = run == distance && 2 * distance <= _octets.Length ? 2 * distance : distance;
        }
    }

    /// <summary>Begins anew; what is still in the array cannot be reached.</summary>
    public void Forget() => Reach = 0;

    private void Advance(int count)
    {
        _next = (_next + count) & (_octets.Length - 1);
        Reach = Math.Min(Reach + count, _octets.Length);
    }
}
