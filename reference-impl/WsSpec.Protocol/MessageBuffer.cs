namespace WsSpec.Protocol;

/// <summary>
/// Octets of a message in the order in which they come. Up to a mebibyte they stand in one array, which grows by doubling; those of a
/// longer message are put together once, at its end, so that the half that has come is not held twice over while it grows.
/// </summary>
internal sealed class MessageBuffer
{
    private const int Least = 256;
    private const int Most = 1024 * 1024;

    private readonly List<byte[]> _full = [];
    private byte[] _filling = [];
    private int _filled;
    private byte[]? _joined;

    /// <summary>How many octets there are.</summary>
    public int Length => _joined?.Length ?? checked((_full.Count * Most) + _filled);

    /// <summary>All octets; valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Octets => _joined ?? (_full.Count == 0 ? _filling.AsMemory(0, _filled) : Join());

    /// <summary>Room behind the octets: as much as is asked for, or less where a long message goes on in another array.</summary>
    /// <param name="length">Not 0.</param>
    public Span<byte> Room(int length)
    {
        if (_filled == Most)
        {
            _full.Add(_filling);
            (_filling, _filled) = (new byte[Most], 0);
        }
        else if (_filling.Length - _filled < length && _filling.Length < Most)
        {
            Array.Resize(ref _filling, Math.Clamp(2 * _filling.Length, Math.Min(Math.Max(Least, _filled + length), Most), Most));
        }

        return _filling.AsSpan(_filled, Math.Min(length, Most - _filled));
    }

    /// <summary>So many octets of the room are filled.</summary>
    public void Advance(int count) => _filled += count;

    /// <summary>The message has ended: nothing comes before <see cref="Clear"/>.</summary>
    public void Complete()
    {
        if (_full.Count > 0)
        {
            _joined = Join();
            _full.Clear();
        }
    }

    /// <summary>
    /// Hands out the octets of a message that has ended. A long one is forgotten with that: it is its taker's to keep, and a connection
    /// that is idle holds nothing of it.
    /// </summary>
    public ReadOnlyMemory<byte> Take()
    {
        var octets = Octets;
        if (_joined is not null)
            Clear();
        return octets;
    }

    /// <summary>A new message begins.</summary>
    public void Clear()
    {
        _full.Clear();
        _filled = 0;
        _joined = null;
    }

    private byte[] Join()
    {
        var octets = new byte[Length];
        for (var i = 0; i < _full.Count; i++)
            _full[i].AsSpan(0, Most).CopyTo(octets.AsSpan(i * Most));
        _filling.AsSpan(0, _filled).CopyTo(octets.AsSpan(_full.Count * Most));
        return octets;
    }
}
