using System.Buffers;
using System.Threading.Channels;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// One connection to the testee and the record of it. Reads all the time, so that neither side can block the other, until the testee has
/// sent more than is kept: that ends the connection as far as the record goes, and nothing is read, written or recorded any more. Entries
/// are made on two threads, the reader's and the caller's, one at a time: whoever looks sees a whole number of them.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private const int ReadBufferLength = 64 * 1024;
    private const int Much = 1024 * 1024;
    private readonly ITransport _transport;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly SessionHooks _hooks;
    private readonly Lock _gate = new();
    private readonly WireTap _tap;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stalled = new();
    private long _received;
    private Task _reading = Task.CompletedTask;

    /// <summary>True once the transport takes no more octets, and never will again.</summary>
    private volatile bool _isBroken;
    private bool _hasHalfClosed;

    /// <param name="transport">Owned by the session from here on.</param>
    /// <param name="testee">The role of the implementation under test.</param>
    /// <param name="clock">Measures the times of the transcript.</param>
    /// <param name="room">See <see cref="WireTap"/>.</param>
    /// <param name="hooks">They are not called before <see cref="Listen"/>.</param>
    public Session(ITransport transport, Role testee, TimeProvider clock, Room room, SessionHooks hooks)
    {
        (_transport, _clock, _hooks) = (transport, clock, hooks);
        _start = clock.GetTimestamp();
        _tap = new(testee, room);
    }

    /// <summary>How long a write may stand still.</summary>
    public TimeSpan WritePatience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether what is recorded is to be kept for long.</summary>
    public bool PacksMuch { get; init; }

    /// <summary>Completes when nothing more is read from the testee.</summary>
    public Task Ended => _reading;

    /// <summary>The octets the testee has sent so far.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <inheritdoc cref="ITransport.RoundTrip"/>
    public TimeSpan RoundTrip => _transport.RoundTrip;

    /// <summary>Begins to read.</summary>
    public void Listen() => _reading = ReadAsync();

    /// <summary>Looks at what has been seen so far, while nothing is added to it.</summary>
    public T Observe<T>(Func<WireTap, T> look)
    {
        lock (_gate)
        {
            return look(_tap);
        }
    }

    /// <inheritdoc cref="ITransport.LookAtUptake"/>
    public Uptake LookAtUptake() => _transport.LookAtUptake();

    /// <summary>
    /// Waits for an entry since the last call; one that came before the call ends it at once, so look with <see cref="Observe"/> in a loop.
    /// There is one waiter at a time.
    /// </summary>
    public async ValueTask NextChangeAsync(CancellationToken cancellation) => await _changes.Reader.ReadAsync(cancellation);

    /// <summary>Writes and records; once the transport is gone it does nothing, because the read side has recorded why.</summary>
    /// <param name="cutBefore">See <see cref="Entry.Sent.CutBefore"/>.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> octets, Cut? cutBefore, CancellationToken cancellation)
    {
        if (octets.IsEmpty)
        {
            return;
        }

        Record(at => new Entry.Sent(at, octets) { CutBefore = cutBefore });
        await WriteUnrecordedAsync(octets, cancellation);
    }

    /// <summary>Writes data frames whose sums are recorded later. After a write that stood still for too long nothing is written.</summary>
    public async ValueTask WriteUnrecordedAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
    {
        if (_isBroken || _stalled.IsCancellationRequested)
        {
            // The testee does not take what is written, or nobody reads any more what it says.
            cancellation.ThrowIfCancellationRequested();
            return;
        }

        try
        {
            var writing = LongOctets.IsMade(octets) ? WritePiecesAsync(octets) : _transport.WriteAsync(octets, _stalled.Token);
            if (!writing.IsCompleted)
            {
                await using var limit = _clock.CreateTimer(_ => StopWriting(), null, WritePatience, Timeout.InfiniteTimeSpan);
                using var interrupted = cancellation.UnsafeRegister(_ => StopWriting(), null);
                await writing;
                return;
            }

            await writing;
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            RecordSilence("the taking of what was sent");
        }
        catch (TransportResetException)
        {
            // The read side says why.
            _isBroken = true;
        }
    }

    public async Task HalfCloseAsync()
    {
        if (Interlocked.Exchange(ref _hasHalfClosed, true))
        {
            return;
        }

        Record(at => new Entry.SentEof(at));
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
        Record(at => new Entry.SentReset(at));
        _transport.Abort();
    }

    /// <summary>Records what came of an exchange.</summary>
    public void RecordExchange(ExchangeSums sums) => Record(at => new Entry.Exchanged(at, sums));

    /// <summary>Records that a deadline has passed.</summary>
    public void RecordSilence(string awaited) => Record(at => new Entry.Silence(at, awaited));

    public void RecordAbandonment() => Record(at => new Entry.Abandoned(at));

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _transport.DisposeAsync();
        await _reading;
        _stop.Dispose();
        _stalled.Dispose();
    }

    /// <summary>The octets are never all there at once.</summary>
    private async ValueTask WritePiecesAsync(ReadOnlyMemory<byte> octets)
    {
        foreach (var piece in LongOctets.Pieces(octets))
        {
            await _transport.WriteAsync(piece, _stalled.Token);
        }
    }

    private void StopWriting()
    {
        try
        {
            _stalled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // An answer that was still to be written when the session ended: its time is over as well.
        }
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
                    Record(at => new Entry.ReceivedEof(at));
                    return;
                }

                var octets = Keep(_hooks.Filter(buffer.AsMemory(0, count)));
                if (octets.Length == 0)
                {
                    continue;
                }

                Interlocked.Add(ref _received, octets.Length);
                Record(at => new Entry.Received(at, octets));
                if (Observe(tap => tap.IsFlooded))
                {
                    // Whoever floods need not read: what is being written to him would stand still.
                    StopWriting();
                    return;
                }
            }
        }
        catch (TransportResetException) when (!_stop.IsCancellationRequested)
        {
            _isBroken = true;
            Record(at => new Entry.ReceivedReset(at));
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

    /// <summary>What is to be recorded of a read, apart from the buffer: of many octets as few as they can be packed to.</summary>
    private ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> octets)
    {
        var kept = PacksMuch && Received > Much ? LongOctets.Pack(octets) : octets;
        return kept.Equals(octets) ? octets.ToArray() : kept;
    }

    private void Record(Func<TimeSpan, Entry> entryAt)
    {
        lock (_gate)
        {
            if (_tap.IsFlooded)
            {
                return;
            }

            var entry = entryAt(_clock.GetElapsedTime(_start));
            _tap.Read(entry);
            if (entry is Entry.Received)
            {
                _hooks.Received(_tap);
            }
        }

        _changes.Writer.TryWrite(true);
    }
}
