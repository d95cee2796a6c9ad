namespace WsSpec.Harness.Transports;

/// <summary>
/// Another transport at the other end of a rough path, as if a slow proxy stood between: writes return at once and arrive later, in other
/// pieces; so do the testee's octets, and so does the end of either side.
/// </summary>
public sealed class RoughTransport : ITransport
{
    private const int BufferLength = 64 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly ITransport _inner;
    private readonly TimeProvider _clock;
    private readonly RoughPath _there;
    private readonly RoughPath _back;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private readonly Task _reading;
    private ReadOnlyMemory<byte> _unread;
    private bool _isDisposed;

    /// <param name="inner">Owned from here on.</param>
    public RoughTransport(ITransport inner, Roughness roughness, TimeProvider clock)
    {
        (_inner, _clock) = (inner, clock);
        RoundTrip = inner.RoundTrip + (3 * roughness.Delay);
        _there = new(roughness, clock);
        _back = new(roughness with { Seed = ~roughness.Seed }, clock);
        _writing = WriteOnAsync();
        _reading = ReadOnAsync();
    }

    /// <summary>There and back, each at its slowest.</summary>
    public TimeSpan RoundTrip { get; }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (_unread.IsEmpty)
        {
            switch (await _back.ReceiveAsync(cancellation))
            {
                case { IsReset: true }:
                    throw new TransportResetException();
                case null or { IsEnd: true }:
                    return 0;
                case { } parcel:
                    _unread = parcel.Octets;
                    break;
            }
        }

        var count = Math.Min(buffer.Length, _unread.Length);
        _unread[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return count;
    }

    /// <summary>A testee that is gone shows on the reading side only, as it does on a network.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => _there.SendAsync(octets, cancellation);

    public ValueTask HalfCloseAsync() => _there.SendAsync(new RoughPath.Parcel(default, IsEnd: true), CancellationToken.None);

    public void Abort()
    {
        // What was written before is still under way, as it would be in the buffers of a proxy.
        _ = _there.SendAsync(new RoughPath.Parcel(default, IsReset: true), CancellationToken.None).AsTask();
        _back.Complete();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _there.Complete();
        await using (_clock.CreateTimer(_ => _stop.Cancel(), null, Farewell, Timeout.InfiniteTimeSpan))
        {
            await _writing;
        }

        _stop.Cancel();
        await _reading;
        await _inner.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WriteOnAsync()
    {
        await Task.Yield();
        try
        {
            while (await _there.ReceiveAsync(_stop.Token) is { } parcel)
            {
                if (parcel.IsReset)
                {
                    _inner.Abort();
                }
                else if (parcel.IsEnd)
                {
                    await _inner.HalfCloseAsync();
                }
                else
                {
                    await _inner.WriteAsync(parcel.Octets, _stop.Token);
                }
            }
        }
        catch (Exception e) when (e is TransportResetException or OperationCanceledException)
        {
            await DiscardAsync();
        }
    }

    /// <summary>A path whose far end is gone takes octets and loses them.</summary>
    private async Task DiscardAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await _there.ReceiveAsync(_stop.Token) is null)
                {
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ReadOnAsync()
    {
        await Task.Yield();
        var buffer = new byte[BufferLength];
        try
        {
            while (await _inner.ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                await _back.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            await _back.SendAsync(new RoughPath.Parcel(default, IsEnd: true), _stop.Token);
        }
        catch (TransportResetException) when (!_stop.IsCancellationRequested)
        {
            await EndByResetAsync();
        }
        catch (Exception e) when (e is TransportResetException or OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            // The case is over.
        }
    }

    private async Task EndByResetAsync()
    {
        try
        {
            await _back.SendAsync(new RoughPath.Parcel(default, IsReset: true), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            // The case is over, or we have aborted the connection ourselves.
        }
    }
}
