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

    private static readonly BrotliCompressionOptions Options = new() { Quality = 5 };

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

        _brotli ??= new(_packed, Options, leaveOpen: true);
        var toggle = new MaskToggle();
        foreach (var piece in LongOctets.Pieces(octets))
        {
            var buffer = ArrayPool<byte>.Shared.Rent(piece.Length);
            piece.CopyTo(buffer);
            toggle.Apply(buffer.AsSpan(0, piece.Length));
            _brotli.Write(buffer, 0, piece.Length);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return true;
    }

    /// <summary>All that was taken, in base64; null when nothing was.</summary>
    public string? ToText()
    {
        _brotli?.Dispose();
        return _packed.Length == 0 ? null : Convert.ToBase64String(_packed.GetBuffer().AsSpan(0, (int)_packed.Length));
    }

    public void Dispose() => _brotli?.Dispose();
}
