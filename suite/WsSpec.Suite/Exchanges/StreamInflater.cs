using System.IO.Compression;

namespace WsSpec.Suite.Exchanges;

/// <summary>
/// Inflates one direction's messages piece by piece with the platform's zlib, for the many octets of an <see cref="Cases.Exchange"/>.
/// </summary>
/// <param name="noContextTakeover">Whether each message has to stand alone.</param>
internal sealed class StreamInflater(bool noContextTakeover) : IDisposable
{
    private const int PieceLength = 64 * 1024;
    private readonly byte[] _piece = new byte[PieceLength];
    private readonly Source _source = new();
    private DeflateStream? _stream;

    /// <summary>What the sender cuts off at the end of each message (RFC 7692, section 7.2.1).</summary>
    public static ReadOnlyMemory<byte> Tail { get; } = (byte[])[0x00, 0x00, 0xFF, 0xFF];

    /// <summary>True once something could not be read as DEFLATE.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Hands over the next octets of a message, which <see cref="Read"/> then inflates.</summary>
    public void Feed(ReadOnlyMemory<byte> octets) => _source.Octets = octets;

    /// <returns>The next piece, valid until the next call; empty when more octets are needed.</returns>
    public ReadOnlySpan<byte> Read()
    {
        try
        {
            return _piece.AsSpan(0, (_stream ??= new(_source, CompressionMode.Decompress)).Read(_piece));
        }
        catch (InvalidDataException)
        {
            IsBroken = true;
            return [];
        }
    }

    /// <summary>Prepares for the next message.</summary>
    public void EndMessage()
    {
        // Nothing is read behind a block with BFINAL; the next message then is a stream of its own (section 7.2.3.4).
        if (noContextTakeover || !_source.Octets.IsEmpty)
        {
            _stream?.Dispose();
            _stream = null;
        }

        _source.Octets = default;
    }

    public void Dispose() => _stream?.Dispose();

    /// <summary>The octets at hand, as a stream that has an end for now.</summary>
    private sealed class Source : Stream
    {
        public ReadOnlyMemory<byte> Octets { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Octets.Length);
            Octets.Span[..count].CopyTo(buffer);
            Octets = Octets[count..];
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
