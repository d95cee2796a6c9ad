namespace WsSpec.Protocol;

/// <summary>
/// Asks a source for many octets at once, since asking an operating system takes longer than a short frame (section 5.3 demands a masking key
/// for each). Each octet is given away once and kept no longer. Safe for use by several threads where the source is.
/// </summary>
/// <param name="source">As strong as what is asked for has to be.</param>
public sealed class BufferedEntropy(IEntropySource source) : IEntropySource
{
    private readonly Lock _gate = new();
    private readonly byte[] _drawn = new byte[512];
    private int _left;

    public void Fill(Span<byte> octets)
    {
        if (octets.Length > _drawn.Length / 2)
        {
            source.Fill(octets);
            return;
        }

        lock (_gate)
        {
            if (_left < octets.Length)
            {
                source.Fill(_drawn);
                _left = _drawn.Length;
            }

            var given = _drawn.AsSpan(_left - octets.Length, octets.Length);
            given.CopyTo(octets);
            given.Clear();
            _left -= octets.Length;
        }
    }
}
