using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Mutation;

/// <summary>Changes to whole lines of an HTTP head.</summary>
internal static class LineAwareMutations
{
    private const int MostLines = 64;

    public static void Change(ref Draft draft, Random random)
    {
        Span<(int Start, int End)> lines = stackalloc (int, int)[MostLines];
        var count = Find(draft.Octets, lines);
        if (count == 0)
        {
            draft.Insert(draft.Length, "\r\n"u8);
            return;
        }

        var (start, end) = lines[random.Next(count)];
        var line = draft.Octets[start..end].ToArray();
        switch (random.Next(6))
        {
            case 0:
                draft.Remove(start, line.Length);
                break;
            case 1:
                draft.Insert(lines[random.Next(count)].Start, line);
                break;
            case 2:
                draft.Remove(start, line.Length);
                draft.Insert(Math.Min(lines[random.Next(count)].Start, draft.Length), line);
                break;
            case 3:
                SwapLetterCase(draft.Octets[start..end], random);
                break;
            case 4 when line.AsSpan().IndexOf((byte)':') is >= 0 and var colon:
                draft.Insert(start + colon + random.Next(2), random.Next(2) == 0 ? " "u8 : ","u8);
                break;
            default:
                draft.Remove(Math.Max(start, end - 1 - random.Next(2)), 1);
                break;
        }
    }

    private static int Find(ReadOnlySpan<byte> octets, Span<(int Start, int End)> lines)
    {
        var count = 0;
        for (var at = FuzzInput.HeaderLength; at < octets.Length && count < lines.Length; count++)
        {
            var feed = octets[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? octets.Length : at + feed + 1;
            lines[count] = (at, end);
            at = end;
        }

        return count;
    }

    private static void SwapLetterCase(Span<byte> line, Random random)
    {
        ref var octet = ref line[random.Next(line.Length)];
        octet ^= (byte)(char.IsAsciiLetter((char)octet) ? 0x20 : 0);
    }
}
