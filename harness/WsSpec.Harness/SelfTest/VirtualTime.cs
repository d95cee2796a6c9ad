namespace WsSpec.Harness.SelfTest;

/// <summary>
/// A world on one thread with a clock of its own. Everything awaited inside <see cref="Run"/> goes on there, one piece of work after the
/// other, and when nothing is left to do the clock jumps to the next timer: the passing of a deadline takes no time, and the same
/// world always takes the same course.
/// </summary>
/// <remarks>Nothing inside may leave the thread (no <c>Task.Run</c>, no real I/O); work that does is noticed when it comes back.</remarks>
public sealed class VirtualTime : TimeProvider
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly PriorityQueue<Timer, (long Due, int Order)> _timers = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _now;
    private int _timersSet;

    private VirtualTime()
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>
    /// Runs a world from its first step to the end of <paramref name="main"/> and of all that is then still ready to run.
    /// </summary>
    /// <exception cref="InvalidOperationException">Everything waits for something that never comes, or work has left the world.</exception>
    public static T Run<T>(Func<VirtualTime, Task<T>> main)
    {
        var world = new VirtualTime();
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Context(world));
        try
        {
            var result = main(world);
            while (world.WorkOrWait(mayWait: !result.IsCompleted))
            {
            }

            return result.IsCompleted
                ? result.GetAwaiter().GetResult()
                : throw new InvalidOperationException("Everything waits for something that never comes.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <returns>False when there is nothing to do, nor ever will be.</returns>
    private bool WorkOrWait(bool mayWait)
    {
        if (_work.TryDequeue(out var work))
        {
            work.Callback(work.State);
            return true;
        }

        if (!mayWait || !_timers.TryDequeue(out var timer, out var at))
        {
            return false;
        }

        timer.ElapseAt(at);
        return true;
    }

    private void Post(SendOrPostCallback callback, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("Work has left the thread of its virtual time.");
        }

        _work.Enqueue((callback, state));
    }

    private sealed class Context(VirtualTime world) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => world.Post(d, state);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;
    }

    private sealed class Timer(VirtualTime world, TimerCallback callback, object? state) : ITimer
    {
        private (long Due, int Order)? _next;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
            {
                throw new NotSupportedException("Deadlines do not recur.");
            }

            _next = dueTime == Timeout.InfiniteTimeSpan ? null : (world._now + dueTime.Ticks, ++world._timersSet);
            if (_next is { } next)
            {
                world._timers.Enqueue(this, next);
            }

            return true;
        }

        /// <summary>Calls back, unless the timer has been stopped or set anew since.</summary>
        public void ElapseAt((long Due, int Order) at)
        {
            if (_next == at)
            {
                _next = null;
                world._now = at.Due;
                callback(state);
            }
        }

        public void Dispose() => _next = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
