namespace WsSpec.Fuzzing.Mutation;

/// <summary>An input being changed, in a buffer that it never outgrows: what does not fit is left out.</summary>
internal ref struct Draft(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public readonly Span<byte> Octets => _buffer[..Length];

    /// <summary>Begins anew with these.</summary>
    public void Set(scoped ReadOnlySpan<byte> octets)
    {
        Length = Math.Min(octets.Length, _buffer.Length);
        octets[..Length].CopyTo(_buffer);
    }

    public void Insert(int at, scoped ReadOnlySpan<byte> octets)
    {
        if (Length + octets.Length > _buffer.Length)
        {
            return;
        }

        _buffer[at..Length].CopyTo(_buffer[(at + octets.Length)..]);
        octets.CopyTo(_buffer[at..]);
        Length += octets.Length;
    }

    public void Remove(int at, int count)
    {
        _buffer[(at + count)..Length].CopyTo(_buffer[at..]);
        Length -= count;
    }

    public readonly void Overwrite(int at, scoped ReadOnlySpan<byte> octets)
    {
        octets = octets[..Math.Min(octets.Length, Length - at)];
        octets.CopyTo(_buffer[at..]);
    }
}
