using System.Collections.Concurrent;
using WsSpec.Harness.Driving;

namespace WsSpec.Harness.Running;

/// <summary>Has several cases played at once: as many as there are jobs work, and as many as the testee bears are connected.</summary>
internal sealed class Crowd(int connections, TimeProvider clock) : IDisposable
{
    /// <summary>From 64 connections it falls to 8 in that many turns; who finds no room then is not one of many.</summary>
    private const int MostTimes = 4;

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

    /// <inheritdoc cref="ConnectionLimit.Grow"/>
    public void Grow(int most) => _limit.Grow(most);

    /// <inheritdoc cref="ConnectionLimit.Restore"/>
    public void Restore() => _limit.Restore();

    /// <param name="planned">Taken from one by one, in order.</param>
    /// <param name="play">
    /// Plays one of them in its slot. False when there was no room for it: it is played again when the others are through, which leaves fewer.
    /// The last argument says whether that is still possible; so often is nobody turned away for the crowd's sake.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task PlayAsync(
        IEnumerable<CaseResult> planned, Pace pace, Func<CaseResult, WorkSlot, bool, Task<bool>> play, CancellationToken cancellation)
    {
        var left = new ConcurrentQueue<CaseResult>(planned);
        for (var times = 1; !left.IsEmpty; times++)
        {
            var (count, mayComeAgain) = (left.Count, times < MostTimes);
            left = await PlayOnceAsync(left, pace, (next, slot) => play(next, slot, mayComeAgain), cancellation);
            if (times > 1 && left.Count == count)
            {
                // That there were fewer has helped nobody.
                _limit.Restore();
            }
        }
    }

    /// <returns>Those for whom there was no room.</returns>
    private async Task<ConcurrentQueue<CaseResult>> PlayOnceAsync(
        ConcurrentQueue<CaseResult> queue, Pace pace, Func<CaseResult, WorkSlot, Task<bool>> play, CancellationToken cancellation)
    {
        var turnedAway = new ConcurrentQueue<CaseResult>();
        using var slots = new WorkSlots(pace.Jobs, clock);
        await Task.WhenAll(Enumerable.Range(0, pace.Connections).Select(async _ =>
        {
            await Task.Yield();
            while (queue.TryDequeue(out var next))
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
    }

    public void Dispose() => _limit.Dispose();
}
