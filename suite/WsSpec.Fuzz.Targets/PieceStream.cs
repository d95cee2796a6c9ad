using WsSpec.Fuzzing.Targets;


namespace WsSpec.Fuzz.Targets;

/// <summary>A stream that gives one piece for each read, at once, and swallows what is written.</summary>
internal sealed class PieceStream : Stream
{
    private readonly Queue<byte[]> _pieces = [];
    private int _taken;

    public PieceStream(Pieces pieces)
    {
        foreach (var piece in pieces)
        {
            _pieces.Enqueue(piece.ToArray());
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (!_pieces.TryPeek(out var piece))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, piece.Length - _taken);
        piece.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        if (_taken == piece.Length)
        {
            _pieces.Dequeue();
            _taken = 0;
        }

        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
