namespace WsSpec.Protocol.Tests;

/// <summary>
/// A stream whose two ends are in the hands of the test. A read without octets is the end of the transport, never a wait.
/// </summary>
internal sealed class MemoryDuplex : Stream
{
    private readonly Queue<byte> _toRead = new();
    private readonly List<byte> _written = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Feed(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
            _toRead.Enqueue(octet);
    }

    public byte[] TakeWritten()
    {
        var octets = _written.ToArray();
        _written.Clear();
        return octets;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = 0;
        while (length < count && _toRead.TryDequeue(out var octet))
            buffer[offset + length++] = octet;
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count) => _written.AddRange(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var octets = new byte[buffer.Length];
        var length = Read(octets, 0, octets.Length);
        octets.AsMemory(0, length).CopyTo(buffer);
        return ValueTask.FromResult(length);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _written.AddRange(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
