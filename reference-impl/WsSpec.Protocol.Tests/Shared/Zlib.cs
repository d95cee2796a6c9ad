using System.IO.Compression;

namespace WsSpec.Protocol.Tests;

/// <summary>The platform's DEFLATE, the independent party in these tests.</summary>
internal static class Zlib
{
    /// <summary>Payloads of messages by one compressor that keeps its context, as section 7.2.1 wants them.</summary>
    public static IReadOnlyList<byte[]> Deflate(IEnumerable<byte[]> messages, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var compressed = new MemoryStream();
        using var deflater = new DeflateStream(compressed, level, leaveOpen: true);
        var payloads = new List<byte[]>();
        foreach (var message in messages)
        {
            compressed.SetLength(0);
            deflater.Write(message);
            deflater.Flush();
            payloads.Add(compressed.Length == 0 ? [0] : compressed.ToArray()[..^4]);
        }

        return payloads;
    }

    /// <summary>What zlib makes of a payload by itself, up to where it stops; null if it calls the data invalid.</summary>
    public static byte[]? Inflate(byte[] payload)
    {
        using var inflater = new DeflateStream(new MemoryStream([.. payload, 0, 0, 0xFF, 0xFF]), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        try
        {
            inflater.CopyTo(inflated);
            return inflated.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
