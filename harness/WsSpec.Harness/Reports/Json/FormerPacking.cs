using System.IO.Compression;

namespace WsSpec.Harness.Reports.Json;

/// <summary>How octets were packed in <c>wsspec-report/2</c>: those of each entry by themselves, in the format of zlib (RFC 1950).</summary>
internal static class FormerPacking
{
    /// <summary>No entry of a run is longer.</summary>
    private const int Longest = 64 * 1024 * 1024;

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
