using WsSpec.Harness.Transports;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Writes pieces so that each arrives alone: one is held back until the testee has read all before it. Where that can be seen it is looked
/// at; elsewhere a pause that goes by the round trip makes it likely. A testee that does not read is waited for once, and all waits of a
/// connection together take no longer than half of what a case may, and those of its opening handshake three seconds.
/// </summary>
internal sealed class CutDelivery(Session session, PlayOptions options)
{
    private const int LooksInARow = 16;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    /// <summary>All waits of an opening handshake together: there are endpoints that give up on one which takes five seconds.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(60);

    private readonly TimeProvider _clock = options.Clock;
    private TimeSpan _spent;
    private bool _hasWritten;
    private bool _hasGivenUp;

    /// <summary>Writes them; nobody else writes meanwhile.</summary>
    public async Task WriteAsync(IReadOnlyCollection<ReadOnlyMemory<byte>> pieces, CancellationToken cancellation)
    {
        var isCut = _hasWritten && IsCutBetweenWrites;
        var left = pieces.Count;
        foreach (var piece in pieces)
        {
            Cut? cut = isCut ? await AwaitUptakeAsync(left, cancellation) : null;
            await session.WriteAsync(piece, cut, cancellation);
            _hasWritten = isCut = true;
            left--;
        }
    }

    /// <summary>
    /// Where the last write has ended inside a head or a frame, the border between it and the next is the question; and a delivery that
    /// cuts means every write.
    /// </summary>
    private bool IsCutBetweenWrites =>
        options.Delivery is Delivery.Octet or Delivery.FrameBorders || session.Observe(tap => tap.HarnessIsMidway);

    private TimeSpan Left => (session.Observe(tap => tap.IsOpenOnBothSides) ? options.Timers.Case / 2 : LongestOpening) - _spent;

    /// <param name="pieces">How many are still to be written, for which there has to be time.</param>
    private async ValueTask<Cut> AwaitUptakeAsync(int pieces, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var cut = await (session.LookAtUptake() switch
        {
            Uptake.Complete => ValueTask.FromResult(Cut.Proven),
            Uptake.Unseen => PauseAsync(pieces, cancellation),
            _ => LookOnAsync(started, cancellation),
        });
        _hasGivenUp = cut == Cut.Unknown;
        _spent += _clock.GetElapsedTime(started);
        return cut;
    }

    private async ValueTask<Cut> PauseAsync(int pieces, CancellationToken cancellation)
    {
        var wanted = Clamp(2 * session.RoundTrip);
        var pause = TimeSpan.FromTicks(Math.Min(wanted.Ticks, Left.Ticks / Math.Max(pieces, 1)));
        if (pause < BetweenLooks || session.Ended.IsCompleted)
        {
            return Cut.Unknown;
        }

        await Task.Delay(pause, _clock, cancellation);
        return Cut.Probable;
    }

    /// <summary>A testee that reads at once is seen at once; one that takes its time is left the processor.</summary>
    private async ValueTask<Cut> LookOnAsync(long started, CancellationToken cancellation)
    {
        var limit = TimeSpan.FromTicks(Math.Min(options.Timers.Patience.Ticks, Left.Ticks));
        for (var looks = 1; !_hasGivenUp && !session.Ended.IsCompleted && _clock.GetElapsedTime(started) < limit; looks++)
        {
            if (looks < LooksInARow)
            {
                await Task.Yield();
            }
            else
            {
                await Task.Delay(BetweenLooks, _clock, cancellation);
            }

            switch (session.LookAtUptake())
            {
                case Uptake.Complete:
                    return Cut.Proven;
                case Uptake.Unseen:
                    return Cut.Unknown;
                default:
                    break;
            }
        }

        return Cut.Unknown;
    }

    private static TimeSpan Clamp(TimeSpan pause) => pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;
}
