namespace WsSpec.Suite.Wire;

/// <summary>
/// Reads text in pieces cut anywhere and tells at which octet it first cannot become UTF-8 any more. The grammar of RFC 3629, section 4,
/// stands here as it is, octet by octet, for the sake of those that are measured against it. The default value has read nothing.
/// </summary>
public readonly record struct Utf8Reader
{
    private static readonly OctetRange Tail = new(0x80, 0xBF);

    /// <summary>The characters of one to four octets. The first octet tells them apart.</summary>
    private static readonly OctetRange[][] Characters =
    [
        [new(0x00, 0x7F)],
        [new(0xC2, 0xDF), Tail],
        [new(0xE0, 0xE0), new(0xA0, 0xBF), Tail],
        [new(0xE1, 0xEC), Tail, Tail],
        [new(0xED, 0xED), new(0x80, 0x9F), Tail],
        [new(0xEE, 0xEF), Tail, Tail],
        [new(0xF0, 0xF0), new(0x90, 0xBF), Tail, Tail],
        [new(0xF1, 0xF3), Tail, Tail, Tail],
        [new(0xF4, 0xF4), new(0x80, 0x8F), Tail, Tail],
    ];

    /// <summary>How many octets were read.</summary>
    public long Length { get; private init; }

    /// <summary>The octet, counted from 0, with which the text became invalid whatever follows; null while it can still be valid.</summary>
    public long? InvalidAt { get; private init; }

    /// <summary>Whether the text would be valid if it ended here.</summary>
    public bool IsComplete => InvalidAt is null && Missing.IsEmpty;

    /// <summary>What the octets may be that the last character still lacks.</summary>
    private ReadOnlyMemory<OctetRange> Missing { get; init; }

    /// <summary>The reader after more octets.</summary>
    public Utf8Reader Read(ReadOnlySpan<byte> octets)
    {
        var (missing, invalidAt) = (Missing, InvalidAt);
        for (var at = 0; at < octets.Length && invalidAt is null; at++)
        {
            var awaited = missing.IsEmpty ? CharacterThatBeginsWith(octets[at]) : missing;
            if (!awaited.IsEmpty && awaited.Span[0].Includes(octets[at]))
            {
                missing = awaited[1..];
            }
            else
            {
                invalidAt = Length + at;
            }
        }

        return new() { Length = Length + octets.Length, InvalidAt = invalidAt, Missing = missing };
    }

    private static ReadOnlyMemory<OctetRange> CharacterThatBeginsWith(byte octet)
    {
        foreach (var character in Characters)
        {
            if (character[0].Includes(octet))
            {
                return character;
            }
        }

        return default;
    }

    private readonly record struct OctetRange(byte First, byte Last)
    {
        public bool Includes(byte octet) => octet >= First && octet <= Last;
    }
}
