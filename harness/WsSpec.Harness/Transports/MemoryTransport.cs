using System.Threading.Channels;

namespace WsSpec.Harness.Transports;

/// <summary>
/// One end of a pair joined in memory. Each write arrives as one read, so a cut made by the writer is seen by the reader.
/// </summary>
public sealed class MemoryTransport : ITransport
{
    private const int PiecesInFlight = 64;
    private readonly ChannelReader<ReadOnlyMemory<byte>> _incoming;
    private readonly ChannelWriter<ReadOnlyMemory<byte>> _outgoing;
    private readonly ChannelWriter<ReadOnlyMemory<byte>> _incomingEnd;
    private ReadOnlyMemory<byte> _rest;

    private MemoryTransport(Channel<ReadOnlyMemory<byte>> incoming, Channel<ReadOnlyMemory<byte>> outgoing)
    {
        _incoming = incoming.Reader;
        _incomingEnd = incoming.Writer;
        _outgoing = outgoing.Writer;
    }

    public static (ITransport One, ITransport Other) CreatePair()
    {
        var there = Channel.CreateBounded<ReadOnlyMemory<byte>>(PiecesInFlight);
        var back = Channel.CreateBounded<ReadOnlyMemory<byte>>(PiecesInFlight);
        return (new MemoryTransport(back, there), new MemoryTransport(there, back));
    }

    /// <summary>No two writes are read together, so it does not matter which of them have been read.</summary>
    public Uptake LookAtUptake() => Uptake.Complete;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            while (_rest.IsEmpty)
            {
                if (!await _incoming.WaitToReadAsync(cancellation))
                {
                    return 0;
                }

                _incoming.TryRead(out _rest);
            }
        }
        catch (TransportResetException e)
        {
            throw new TransportResetException(e);
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        try
        {
            await _outgoing.WriteAsync(octets.ToArray(), cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new TransportResetException(e);
        }
    }

    public ValueTask HalfCloseAsync()
    {
        _outgoing.TryComplete();
        return ValueTask.CompletedTask;
    }

    public void Abort()
    {
        _outgoing.TryComplete(new TransportResetException());
        _incomingEnd.TryComplete(new TransportResetException());
    }

    public ValueTask DisposeAsync()
    {
        _outgoing.TryComplete();
        _incomingEnd.TryComplete();
        return ValueTask.CompletedTask;
    }
}
