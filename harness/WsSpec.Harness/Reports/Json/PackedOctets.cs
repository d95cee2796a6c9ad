using System.IO.Compression;

namespace WsSpec.Harness.Reports.Json;

/// <summary>Octets in the format of zlib (RFC 1950), whose checksum tells whether they are the same again.</summary>
internal static class PackedOctets
{
    /// <summary>What is shorter is not worth it.</summary>
    public const int Shortest = 512;

    /// <summary>No entry of a run is longer.</summary>
    private const int Longest = 64 * 1024 * 1024;

    public static byte[] Pack(ReadOnlyMemory<byte> octets)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zlib.Write(octets.Span);
        }

        return packed.ToArray();
    }

    /// <exception cref="FormatException">It was not packed like this, or something else.</exception>
    public static byte[] Unpack(byte[] packed, int length)
    {
        if (length is < 0 or > Longest)
        {
            throw new FormatException($"{length} octets are more than an entry has");
        }

        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var octets = new byte[length];
            return zlib.ReadAtLeast(octets, length, throwOnEndOfStream: false) == length && zlib.ReadByte() < 0
                ? octets
                : throw new FormatException($"the packed octets are not {length}");
        }
        catch (InvalidDataException e)
        {
            throw new FormatException(e.Message);
        }
    }
}
