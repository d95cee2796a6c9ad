using System.Buffers;
using System.IO.Compression;

namespace WsSpec.Suite.Exchanges;

/// <summary>
/// Compresses messages with the platform's zlib, each without the context of those before it, so that it is right whatever was agreed
/// about context takeover.
/// </summary>
/// <param name="windowBits">
/// The most that back-references may reach, as a power of two. zlib's own window cannot be set from here: a smaller one is kept by
/// beginning anew each time that so many octets were taken.
/// </param>
public sealed class MessageDeflater(int windowBits) : IDisposable
{
    private const int MostWindowBits = 15;

    private readonly Sink _sink = new();

    /// <summary>The payload of the message, valid until the next call.</summary>
    /// <param name="segments">The octets of the message, in pieces.</param>
    public ReadOnlyMemory<byte> Deflate(IEnumerable<ReadOnlyMemory<byte>> segments)
    {
        _sink.Octets.ResetWrittenCount();
        if (windowBits >= MostWindowBits)
        {
            Append(segments);
        }
        else
        {
            var window = 1 << windowBits;
            foreach (var piece in segments.SelectMany(s => Enumerable.Range(0, (s.Length + window - 1) / window)
                .Select(i => s[(i * window)..Math.Min((i + 1) * window, s.Length)])))
            {
                Append([piece]);
            }
        }

        // Without any octet there is nothing to flush; the empty message is one empty block whose tail is cut off (section 7.2.3.6).
        return _sink.Octets.WrittenCount == 0 ? new byte[] { 0x00 } : _sink.Octets.WrittenMemory[..^StreamInflater.Tail.Length];
    }

    public void Dispose() => _sink.Dispose();

    private void Append(IEnumerable<ReadOnlyMemory<byte>> segments)
    {
        using var stream = new DeflateStream(_sink, CompressionLevel.Fastest, leaveOpen: true);
        foreach (var segment in segments)
        {
            stream.Write(segment.Span);
        }

        stream.Flush();
        _sink.IsOpen = false;
        stream.Dispose();
        _sink.IsOpen = true;
    }

    /// <summary>Takes what is compressed, but not the final block that the end of a stream adds.</summary>
    private sealed class Sink : Stream
    {
        public ArrayBufferWriter<byte> Octets { get; } = new();

        public bool IsOpen { get; set; } = true;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (IsOpen)
            {
                Octets.Write(buffer);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
