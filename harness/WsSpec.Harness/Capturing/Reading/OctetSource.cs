namespace WsSpec.Harness.Capturing.Reading;

/// <summary>A stream from which pieces of known length are taken, with one buffer for all of them.</summary>
internal sealed class OctetSource(Stream input)
{
    private const int Initial = 256 * 1024;
    private byte[] _buffer = new byte[Initial];
    private int _from;
    private int _to;

    /// <summary>The next octets without taking them; fewer at the end of the stream.</summary>
    public ReadOnlyMemory<byte> Peek(int count)
    {
        Fill(count);
        return _buffer.AsMemory(_from, Math.Min(count, _to - _from));
    }

    /// <summary>The next octets, good until the next call; null when the stream ends before.</summary>
    public ReadOnlyMemory<byte>? Take(int count)
    {
        Fill(count);
        if (_to - _from < count)
        {
            return null;
        }

        _from += count;
        return _buffer.AsMemory(_from - count, count);
    }

    /// <summary>Everything up to the end of the stream; null when that is more than so many octets.</summary>
    public ReadOnlyMemory<byte>? TakeAll(int most)
    {
        var size = _buffer.Length;
        while (size < most && Peek(size).Length == size)
        {
            size = (int)Math.Min(2L * size, most);
        }

        var all = Peek(size);
        return all.Length < most ? all : null;
    }

    /// <returns>False when the stream ends before.</returns>
    public bool Skip(long count)
    {
        while (count > 0)
        {
            Fill(1);
            if (_to == _from)
            {
                return false;
            }

            var step = (int)Math.Min(count, _to - _from);
            _from += step;
            count -= step;
        }

        return true;
    }

    private void Fill(int count)
    {
        if (_to - _from >= count)
        {
            return;
        }

        if (_buffer.Length - _from < count)
        {
            var larger = count > _buffer.Length ? new byte[count] : _buffer;
            _buffer.AsSpan(_from, _to - _from).CopyTo(larger);
            (_buffer, _to, _from) = (larger, _to - _from, 0);
        }

        // One read may bring less than asked for: a pipe gives what it has, and a live capture must not wait for more than it needs.
        while (_to - _from < count && input.Read(_buffer, _to, _buffer.Length - _to) is > 0 and var read)
        {
            _to += read;
        }
    }
}
