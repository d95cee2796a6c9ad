using System.IO.Compression;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Reads what <see cref="OctetPacking"/> has written.</summary>
/// <exception cref="FormatException">It is no base64.</exception>
internal sealed class OctetUnpacking(string? packed) : IDisposable
{
    /// <summary>No entry of a run is longer.</summary>
    private const int Longest = 64 * 1024 * 1024;

    private readonly BrotliStream _octets = new(new MemoryStream(Convert.FromBase64String(packed ?? "")), CompressionMode.Decompress);

    /// <summary>The octets of the next entry.</summary>
    /// <exception cref="FormatException">It was not packed like this, or has fewer.</exception>
    public byte[] Take(int length)
    {
        if (length is < 0 or > Longest)
        {
            throw new FormatException($"{length} octets are more than an entry has");
        }

        var octets = new byte[length];
        if (Read(octets) < length)
        {
            throw new FormatException($"the packed octets are fewer than {length}");
        }

        new MaskToggle().Apply(octets);
        return octets;
    }

    /// <summary>To be called when all entries have theirs.</summary>
    /// <exception cref="FormatException">There are octets that are nobody's.</exception>
    public void End()
    {
        if (packed is not null && Read(new byte[1]) > 0)
        {
            throw new FormatException("there are more packed octets than the entries have");
        }
    }

    public void Dispose() => _octets.Dispose();

    private int Read(byte[] octets)
    {
        try
        {
            return _octets.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
