using System.Buffers;
using System.IO.Compression;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// The octets of a transcript, entry after entry, packed together in the format of Brotli (RFC 7932): an echo is what was sent once more,
/// and when the masks are taken off it can be seen.
/// </summary>
internal sealed class OctetPacking : IDisposable
{
    /// <summary>What is shorter stays with its entry.</summary>
    public const int Shortest = 128;

    /// <summary>So many octets are packed in one go, which takes a fraction of the memory and the time that a stream does.</summary>
    private const int MostAtOnce = 1 << SmallWindow;

    private const int SmallWindow = 16;
    private const int Quality = 5;
    private static readonly BrotliCompressionOptions Options = new() { Quality = Quality };

    private readonly ArrayBufferWriter<byte> _small = new();
    private readonly MemoryStream _packed = new();
    private BrotliStream? _brotli;

    /// <summary>Takes the octets of an entry.</summary>
    /// <returns>False when they are too few.</returns>
    public bool Take(ReadOnlyMemory<byte> octets)
    {
        if (octets.Length < Shortest)
        {
            return false;
        }

        var toggle = new MaskToggle();
        foreach (var piece in LongOctets.Pieces(octets))
        {
            var buffer = ArrayPool<byte>.Shared.Rent(piece.Length);
            piece.CopyTo(buffer);
            toggle.Apply(buffer.AsSpan(0, piece.Length));
            Add(buffer.AsSpan(0, piece.Length));
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return true;
    }

    /// <summary>All that was taken, in base64; null when nothing was.</summary>
    public string? ToText()
    {
        if (_brotli is not null)
        {
            _brotli.Dispose();
            return Convert.ToBase64String(_packed.GetBuffer().AsSpan(0, (int)_packed.Length));
        }

        return _small.WrittenCount == 0 ? null : PackSmall();
    }

    public void Dispose() => _brotli?.Dispose();

    private void Add(ReadOnlySpan<byte> octets)
    {
        if (_brotli is null && _small.WrittenCount + octets.Length <= MostAtOnce)
        {
            _small.Write(octets);
            return;
        }

        if (_brotli is null)
        {
            _brotli = new(_packed, Options, leaveOpen: true);
            _brotli.Write(_small.WrittenSpan);
        }

        _brotli.Write(octets);
    }

    private string PackSmall()
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(_small.WrittenCount));
        try
        {
            return BrotliEncoder.TryCompress(_small.WrittenSpan, packed, out var length, Quality, SmallWindow)
                ? Convert.ToBase64String(packed.AsSpan(0, length))
                : throw new InvalidOperationException("the greatest length was not enough");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }
}
