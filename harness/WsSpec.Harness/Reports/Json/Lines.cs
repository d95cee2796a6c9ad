namespace WsSpec.Harness.Reports.Json;

/// <summary>A stream as lines, of which each is looked at before the next is read.</summary>
internal static class Lines
{
    private const int UsualLength = 1 << 16;

    /// <param name="stream">It is not closed.</param>
    /// <returns>Each line with its line feed; the last one has none where the stream ends in the middle of it.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream stream)
    {
        var buffer = new byte[UsualLength];
        var filled = 0;
        while (stream.Read(buffer, filled, buffer.Length - filled) is > 0 and var read)
        {
            filled += read;
            var start = 0;
            while (buffer.AsSpan(start, filled - start).IndexOf((byte)'\n') is >= 0 and var end)
            {
                yield return buffer.AsMemory(start, end + 1);
                start += end + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }

        if (filled > 0)
        {
            yield return buffer.AsMemory(0, filled);
        }
    }
}
