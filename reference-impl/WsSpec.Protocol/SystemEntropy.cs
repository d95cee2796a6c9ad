using System.Security.Cryptography;

namespace WsSpec.Protocol;

/// <summary>
/// The operating system's random source, as section 5.3 demands for masking keys. It is asked for many octets at once, since asking costs more
/// than a short frame; each octet is given away once and kept no longer. Safe for use by several threads.
/// </summary>
public sealed class SystemEntropy : IEntropySource
{
    private const int Drawn = 512;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _left;

    public void Fill(Span<byte> octets)
    {
        if (octets.Length > Drawn / 2)
        {
            RandomNumberGenerator.Fill(octets);
            return;
        }

        var drawn = _drawn ??= new byte[Drawn];
        if (_left < octets.Length)
        {
            RandomNumberGenerator.Fill(drawn);
            _left = Drawn;
        }

        var given = drawn.AsSpan(_left - octets.Length, octets.Length);
        given.CopyTo(octets);
        given.Clear();
        _left -= octets.Length;
    }
}
