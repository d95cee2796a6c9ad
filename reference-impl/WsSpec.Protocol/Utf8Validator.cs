namespace WsSpec.Protocol;

/// <summary>
/// Checks UTF-8 (RFC 3629) that arrives in pieces cut anywhere, and refuses it at the first octet that no continuation can make valid.
/// </summary>
/// <remarks>A mutable struct: keep it in a field and pass it by reference. The default value is ready for a new message.</remarks>
public struct Utf8Validator
{
    private int _missing;
    private byte _lowest;
    private byte _highest;

    /// <summary>Whether the octets so far end with a whole character.</summary>
    public readonly bool IsComplete => _missing == 0;

    /// <summary>Takes the next octets; false means that the text is invalid whatever follows, and the validator is spent.</summary>
    public bool Append(ReadOnlySpan<byte> octets)
    {
        while (_missing != 0 && !octets.IsEmpty)
        {
            if (!AppendOctet(octets[0]))
                return false;
            octets = octets[1..];
        }

        // A lead octet that follows an unfinished character is wrong, and the blocks would only see it if it were theirs.
        var body = octets[..^IncompleteTail(octets)];
        if (IncompleteTail(body) != 0 || !Utf8Blocks.IsValid(body))
            return false;

        foreach (var octet in octets[body.Length..])
        {
            if (!AppendOctet(octet))
                return false;
        }

        return true;
    }

    /// <summary>Takes octets, one or more, that are known to be ASCII.</summary>
    internal readonly bool AppendAscii() => IsComplete;

    /// <summary>The reference the vectorised check is measured against, and its replacement for the few octets it cannot take.</summary>
    internal bool AppendOctet(byte octet)
    {
        if (_missing == 0)
        {
            (_missing, _lowest, _highest) = AfterLead(octet);
            return _missing >= 0;
        }

        if (octet < _lowest || octet > _highest)
            return false;

        (_missing, _lowest, _highest) = (_missing - 1, 0x80, 0xBF);
        return true;
    }

    /// <summary>How many octets follow and the range of the next; -1 if the octet begins no character.</summary>
    /// <remarks>E0, ED, F0 and F4 restrict what follows: no overlong forms, no surrogates, nothing above U+10FFFF.</remarks>
    private static (int Missing, byte Lowest, byte Highest) AfterLead(byte octet) => octet switch
    {
        < 0x80 => (0, 0x80, 0xBF),
        >= 0xC2 and <= 0xDF => (1, 0x80, 0xBF),
        0xE0 => (2, 0xA0, 0xBF),
        0xED => (2, 0x80, 0x9F),
        >= 0xE1 and <= 0xEF => (2, 0x80, 0xBF),
        0xF0 => (3, 0x90, 0xBF),
        >= 0xF1 and <= 0xF3 => (3, 0x80, 0xBF),
        0xF4 => (3, 0x80, 0x8F),
        _ => (-1, 0, 0),
    };

    /// <summary>How many octets at the end, 0 to 3, begin a character that they do not finish.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> octets)
    {
        for (var length = 1; length <= Math.Min(3, octets.Length); length++)
        {
            var octet = octets[^length];
            var announced = octet switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, >= 0x80 => 0, _ => 1 };
            if (announced != 0)
                return announced > length ? length : 0;
        }

        return 0;
    }
}
