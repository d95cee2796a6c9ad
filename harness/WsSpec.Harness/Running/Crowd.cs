using System.Collections.Concurrent;
using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>Has several cases played at once: as many as there are jobs work, and as many as the testee bears are connected.</summary>
internal sealed class Crowd(int connections, TimeProvider clock) : IDisposable
{
    private readonly ConnectionLimit _limit = new(connections);

    /// <summary>How many connections the testee bears, as far as it has shown.</summary>
    public int Connections => _limit.Most;

    /// <summary>The testee hears nobody any more: fewer from here on.</summary>
    /// <returns>False when there is one connection at a time already, so that it is not the crowd.</returns>
    public bool Thin() => Thin(_limit.Most);

    /// <inheritdoc cref="Thin()"/>
    /// <param name="then">What the limit was when the connection was made that showed it.</param>
    public bool Thin(int then)
    {
        _limit.Halve(then);
        return _limit.Most < then;
    }

    /// <inheritdoc cref="ConnectionLimit.Widen"/>
    public void Widen(int most) => _limit.Widen(most);

    /// <inheritdoc cref="ConnectionLimit.Restore"/>
    public void Restore() => _limit.Restore();

    /// <param name="planned">Taken from one by one, in order.</param>
    /// <param name="play">
    /// Plays one of them in its slot. False when there was no room for it: it is played again when the others are through, which leaves fewer.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task PlayAsync(
        IEnumerable<CaseResult> planned, Pace pace, Func<CaseResult, WorkSlot, Task<bool>> play, CancellationToken cancellation)
    {
        for (var left = planned; left.Any();)
        {
            left = await PlayOnceAsync(left, pace, play, cancellation);
        }
    }

    private async Task<ConcurrentQueue<CaseResult>> PlayOnceAsync(
        IEnumerable<CaseResult> planned, Pace pace, Func<CaseResult, WorkSlot, Task<bool>> play, CancellationToken cancellation)
    {
        var turnedAway = new ConcurrentQueue<CaseResult>();
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
                    if (!await play(next, slot))
                    {
                        turnedAway.Enqueue(next);
                    }
                }
                finally
                {
                    _limit.Leave();
                }
            }
        }));
        return turnedAway;

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
