namespace WsSpec.Harness.Driving;

/// <summary>The slot of one case. Whoever waits for longer than an answer usually takes lends it to another case meanwhile.</summary>
public sealed class WorkSlot : IDisposable
{
    /// <summary>An answer that comes sooner is not worth a change of hands.</summary>
    private static readonly TimeSpan BeforeLending = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _free;
    private readonly ITimer _lending;
    private readonly Lock _gate = new();
    private bool _isWaiting;
    private bool _isLent;

    internal WorkSlot(SemaphoreSlim free, TimeProvider clock)
    {
        _free = free;
        _lending = clock.CreateTimer(_ => Lend(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The case has nothing to do from here on.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            _isWaiting = true;
        }

        _lending.Change(BeforeLending, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The case goes on as soon as it has a slot again.</summary>
    public async Task ResumeAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            _isWaiting = false;
            if (!_isLent)
            {
                return;
            }
        }

        await _free.WaitAsync(cancellation);
        lock (_gate)
        {
            _isLent = false;
        }
    }

    public void Dispose()
    {
        _lending.Dispose();
        lock (_gate)
        {
            _isWaiting = false;
            if (!_isLent)
            {
                _isLent = true;
                _free.Release();
            }
        }
    }

    private void Lend()
    {
        lock (_gate)
        {
            if (_isWaiting && !_isLent)
            {
                _isLent = true;
                _free.Release();
            }
        }
    }
}
