using System.Buffers;
using System.Text;
using System.Threading.Channels;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Deflate;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// One connection to the testee and the record of it. Reads all the time, so that neither side can block the other; bounded in what it keeps.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private const int ReadBufferLength = 64 * 1024;
    private readonly ITransport _transport;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly long _limit;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private readonly Channel<EntryKind> _changes = Channel.CreateBounded<EntryKind>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _received;

    /// <param name="transport">Owned by the session from here on.</param>
    /// <param name="testee">The role of the implementation under test.</param>
    /// <param name="clock">Measures the times of the transcript.</param>
    /// <param name="limit">The octets the testee may send before the session stops listening.</param>
    public Session(ITransport transport, Role testee, TimeProvider clock, long limit)
    {
        _transport = transport;
        _clock = clock;
        _limit = limit;
        _start = clock.GetTimestamp();
        Tap = new(testee);
        _reading = ReadAsync();
    }

    /// <summary>Guards <see cref="Tap"/> and the record.</summary>
    public Lock Gate { get; } = new();

    /// <summary>What has been seen so far; use it inside <see cref="Gate"/>.</summary>
    public WireTap Tap { get; }

    /// <summary>Waits for an entry since the last call; one that came before the call ends it at once, so look at <see cref="Tap"/> in a loop.</summary>
    public async ValueTask NextChangeAsync(CancellationToken cancellation) => await _changes.Reader.ReadAsync(cancellation);

    /// <summary>Called inside <see cref="Gate"/> after each entry of the testee.</summary>
    public Action? OnReceived { get; set; }

    /// <summary>True when the end of the transport was awaited in vain after a Close of the testee.</summary>
    public bool HasFallenSilentClosing
    {
        get
        {
            lock (Gate)
            {
                return Tap.Observations.SkipWhile(o => o is not CloseSeen).Any(o => o is Silence);
            }
        }
    }

    /// <summary>What the response of the opening handshake says of permessage-deflate; null: nothing.</summary>
    public DeflateAgreement? Agreement
    {
        get
        {
            lock (Gate)
            {
                return Tap.Conversation().Response is { } response ? DeflateAgreement.In(response) : null;
            }
        }
    }

    /// <summary>Completes when nothing more is read from the testee.</summary>
    public Task Ended => _reading;

    /// <summary>Takes what is read before it is recorded, and returns what is to be recorded of it; null: all of it.</summary>
    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? Filter { get; set; }

    /// <summary>The record so far, read.</summary>
    public Conversation Conversation()
    {
        lock (Gate)
        {
            return Tap.Conversation();
        }
    }

    /// <summary>Writes and records; once the transport is gone it does nothing, because the read side has recorded why.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        if (octets.IsEmpty)
        {
            return;
        }

        Record(EntryKind.Sent, octets);
        await WriteUnrecordedAsync(octets, cancellation);
    }

    /// <summary>Writes data frames whose sums are recorded later.</summary>
    public async ValueTask WriteUnrecordedAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        try
        {
            await _transport.WriteAsync(octets, cancellation);
        }
        catch (TransportResetException)
        {
            // The read side says why.
        }
    }

    public async Task HalfCloseAsync()
    {
        Record(EntryKind.SentEof, default);
        try
        {
            await _transport.HalfCloseAsync();
        }
        catch (TransportResetException)
        {
            // The read side says why.
        }
    }

    public void Abort()
    {
        Record(EntryKind.SentReset, default);
        _transport.Abort();
    }

    /// <summary>Records what came of an exchange.</summary>
    public void RecordExchange(ExchangeSums sums) => Record(EntryKind.Exchanged, sums.ToOctets());

    /// <summary>Records that a deadline has passed.</summary>
    public void RecordSilence(string awaited) => Record(EntryKind.Silence, Encoding.UTF8.GetBytes(awaited));

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _transport.DisposeAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        // The caller goes on; from here this is a task of its own.
        await Task.Yield();
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBufferLength);
        try
        {
            while (true)
            {
                var count = await _transport.ReadAsync(buffer, _stop.Token);
                if (count == 0)
                {
                    Record(EntryKind.ReceivedEof, default);
                    return;
                }

                ReadOnlyMemory<byte> octets = buffer.AsMemory(0, count);
                octets = Filter?.Invoke(octets) ?? octets;
                if (octets.IsEmpty)
                {
                    continue;
                }

                _received += octets.Length;
                Record(EntryKind.Received, octets.ToArray());
                if (_received > _limit)
                {
                    Record(EntryKind.Flood, default);
                    return;
                }
            }
        }
        catch (TransportResetException) when (!_stop.IsCancellationRequested)
        {
            Record(EntryKind.ReceivedReset, default);
        }
        catch (Exception e) when (e is OperationCanceledException or TransportResetException)
        {
            // The session is over; what the transport says now is not the testee's doing.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Record(EntryKind kind, ReadOnlyMemory<byte> octets)
    {
        lock (Gate)
        {
            var entry = new Entry(_clock.GetElapsedTime(_start), kind, octets);
            Tap.Read(entry);
            if (kind is EntryKind.Received)
            {
                OnReceived?.Invoke();
            }
        }

        _changes.Writer.TryWrite(kind);
    }
}
