using System.Buffers;
using System.IO.Compression;

namespace WsSpec.Suite.Bulk;

/// <summary>Octets that are kept packed.</summary>
internal sealed class PackedOctets : LongOctets
{
    /// <summary>From so many octets on.</summary>
    public const int WorthPacking = 4 * 1024;

    private const int PieceLength = 64 * 1024;

    private readonly byte[] _packed;

    private PackedOctets(byte[] packed, int length)
        : base(length) => _packed = packed;

    /// <summary>Packs octets; null when that saves less than half of them.</summary>
    public static PackedOctets? Of(ReadOnlyMemory<byte> octets)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var piece in Pieces(octets))
            {
                deflate.Write(piece.Span);
            }
        }

        return packed.Length > octets.Length / 2 ? null : new(packed.ToArray(), octets.Length);
    }

    public override IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        using var deflate = new DeflateStream(new MemoryStream(_packed), CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            while (deflate.Read(buffer) is > 0 and var count)
            {
                yield return buffer.AsMemory(0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
