namespace WsSpec.Harness.Cli;

/// <summary>A stream that ends when the user has had enough, even while it waits for more.</summary>
internal sealed class InterruptibleStream(Stream inner, CancellationToken cancellation) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            // The thread that waits is left behind: nothing but input ends a read of a pipe.
            var reading = Task.Run(() => inner.Read(buffer, offset, count), CancellationToken.None);
            reading.Wait(cancellation);
            return reading.Result;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (AggregateException e) when (e.InnerException is IOException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
