using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Deflate;

/// <summary>
/// What a message is inflated to. No back-reference reaches further than a window, so of a long message only that and a little more is
/// at hand, and the rest is packed.
/// </summary>
/// <param name="context">The last octets of the messages before it, at most a window.</param>
internal sealed class InflatedOctets(ReadOnlyMemory<byte> context)
{
    /// <summary>The largest distance that there is (RFC 1951, section 3.2.5).</summary>
    public const int WindowLength = 32 * 1024;

    /// <summary>What is longer than that is packed.</summary>
    public const int MostAtHand = WindowLength + (256 * 1024);

    private readonly List<ReadOnlyMemory<byte>> _before = [];
    private byte[] _octets = [.. context.Span, .. new byte[256]];
    private int _begin = context.Length;
    private int _end = context.Length;
    private int _packed;

    /// <summary>How many octets the message has so far.</summary>
    public int Length => _packed + _end - _begin;

    /// <summary>How far a back-reference can reach.</summary>
    public int Reach => _end;

    public void Append(byte octet)
    {
        Reserve(1);
        _octets[_end++] = octet;
    }

    /// <summary>Appends octets that stand so far back.</summary>
    public void Repeat(int length, int distance)
    {
        Reserve(length);
        var target = _octets.AsSpan(_end, length);
        if (distance == 1)
        {
            target.Fill(_octets[_end - 1]);
        }
        else
        {
            // What is repeated may begin with octets that are appended by this very repeating.
            for (var done = 0; done < length; done += distance)
            {
                _octets.AsSpan(_end + done - distance, Math.Min(distance, length - done)).CopyTo(target[done..]);
            }
        }

        _end += length;
    }

    /// <summary>The last octets of this message and those before it.</summary>
    public byte[] Window() => _octets.AsSpan(Math.Max(0, _end - WindowLength).._end).ToArray();

    /// <summary>All octets of the message, without the room that was made for more.</summary>
    public ReadOnlyMemory<byte> ToMemory() =>
        _before.Count == 0 ? _octets.AsMemory(_begin.._end) : LongOctets.Join([.. _before, Apart(_octets.AsMemory(_begin.._end))]);

    private void Reserve(int count)
    {
        if (_octets.Length - _end >= count)
        {
            return;
        }

        if (_end + count <= MostAtHand)
        {
            Array.Resize(ref _octets, Math.Clamp(2 * _octets.Length, _end + count, MostAtHand));
            return;
        }

        _before.Add(Apart(_octets.AsMemory(_begin.._end)));
        _packed += _end - _begin;
        _octets.AsSpan((_end - WindowLength).._end).CopyTo(_octets);
        _begin = _end = WindowLength;
    }

    /// <summary>The same octets apart from where they stand, packed where that makes them short.</summary>
    private static ReadOnlyMemory<byte> Apart(ReadOnlyMemory<byte> octets)
    {
        var packed = LongOctets.Pack(octets);
        return packed.Equals(octets) ? octets.ToArray() : packed;
    }
}
