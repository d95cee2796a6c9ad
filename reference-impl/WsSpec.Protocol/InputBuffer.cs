namespace WsSpec.Protocol;

/// <summary>Octets received and not yet taken. It grows with what arrives and moves the rest to the front before it grows.</summary>
internal sealed class InputBuffer
{
    private byte[] _octets = [];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Unread => _octets.AsSpan(_start, _end - _start);

    public void Append(ReadOnlySpan<byte> octets)
    {
        if (_octets.Length - _end < octets.Length)
            MakeRoom(octets.Length);
        octets.CopyTo(_octets.AsSpan(_end));
        _end += octets.Length;
    }

    public void Consume(int count)
    {
        _start += count;
        if (_start == _end)
            _start = _end = 0;
    }

    public void Discard()
    {
        _octets = [];
        _start = _end = 0;
    }

    private void MakeRoom(int needed)
    {
        var unread = Unread;
        var required = checked(unread.Length + needed);
        var target = required <= _octets.Length
            ? _octets
            : new byte[(int)Math.Min(Math.Max((uint)required, 2u * (uint)_octets.Length), Array.MaxLength)];
        unread.CopyTo(target);
        (_octets, _start, _end) = (target, 0, unread.Length);
    }
}
