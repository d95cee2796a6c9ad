namespace WsSpec.Fuzz.Targets;

/// <summary>A number that stands for a sequence of facts, so that two runs compare without keeping either (FNV-1a).</summary>
internal struct Digest()
{
    private const ulong Prime = 1099511628211;

    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(ulong fact) => Value = (Value ^ fact) * Prime;

    public void Add(ReadOnlySpan<byte> octets)
    {
        Add((ulong)octets.Length);
        foreach (var octet in octets)
        {
            Add(octet);
        }
    }

    public void Add(ReadOnlySpan<char> text)
    {
        Add((ulong)text.Length);
        foreach (var character in text)
        {
            Add(character);
        }
    }
}
