namespace WsSpec.Fuzzing.Targets;

/// <summary>
/// Octets in pieces. A cutting of 0 leaves them whole, 1 cuts behind every octet, any other number is a pattern of its own.
/// </summary>
public ref struct Pieces(ReadOnlySpan<byte> octets, byte cutting)
{
    private const uint Multiplier = 0x9E3779B1;
    private ReadOnlySpan<byte> _rest = octets;
    private uint _state = cutting * Multiplier;

    public readonly Pieces GetEnumerator() => this;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var length = Math.Min(NextLength(), _rest.Length);
        Current = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Small pieces find what depends on a header's borders, large ones what depends on a payload's.</summary>
    private int NextLength()
    {
        if (cutting <= 1)
        {
            return cutting == 0 ? int.MaxValue : 1;
        }

        _state = (_state ^ (_state >> 15)) * Multiplier;
        var longest = cutting < 86 ? 4u : cutting < 171 ? 32u : 1024u;
        return 1 + (int)((_state >> 8) % longest);
    }
}
