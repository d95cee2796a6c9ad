using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>Has several cases played at once: as many as there are jobs work, and as many as the testee bears are connected.</summary>
internal sealed class Crowd(int connections, TimeProvider clock) : IDisposable
{
    private readonly ConnectionLimit _limit = new(connections);

    /// <summary>How many connections the testee bears, as far as it has shown.</summary>
    public int Connections => _limit.Most;

    /// <inheritdoc cref="ConnectionLimit.Halve"/>
    public void Halve(int then) => _limit.Halve(then);

    /// <summary>The testee hears nobody any more: fewer from here on.</summary>
    /// <returns>False when there is one connection at a time already, so that it is not the crowd.</returns>
    public bool Thin()
    {
        var before = _limit.Most;
        _limit.Halve(before);
        return _limit.Most < before;
    }

    /// <inheritdoc cref="ConnectionLimit.Restore"/>
    public void Restore() => _limit.Restore();

    /// <param name="planned">Taken from one by one, in order.</param>
    /// <param name="play">Plays one of them in its slot.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task PlayAsync(
        IEnumerable<CaseResult> planned, Pace pace, Func<CaseResult, WorkSlot, Task> play, CancellationToken cancellation)
    {
        using var slots = new WorkSlots(pace.Jobs, clock);
        using var queue = planned.GetEnumerator();
        await Task.WhenAll(Enumerable.Range(0, pace.Connections).Select(async _ =>
        {
            await Task.Yield();
            while (Next() is { } next)
            {
                await _limit.EnterAsync(cancellation);
                try
                {
                    using var slot = await slots.EnterAsync(cancellation);
                    await play(next, slot);
                }
                finally
                {
                    _limit.Leave();
                }
            }
        }));

        CaseResult? Next()
        {
            lock (queue)
            {
                cancellation.ThrowIfCancellationRequested();
                return queue.MoveNext() ? queue.Current : null;
            }
        }
    }

    public void Dispose() => _limit.Dispose();
}
