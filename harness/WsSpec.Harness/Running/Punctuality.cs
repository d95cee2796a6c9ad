namespace WsSpec.Harness.Running;

/// <summary>
/// Knows when the harness itself was late. A timer that is due again and again, and comes late, shows that the machine had no time for us:
/// what was not seen meanwhile may have been there.
/// </summary>
internal sealed class Punctuality : IDisposable
{
    private const int KeptSpells = 256;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>A timer that is later than this has starved. The shortest wait that decides anything is three times as long.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Queue<(long From, long To)> _late = new();
    private long _set;

    public Punctuality(TimeProvider clock)
    {
        _clock = clock;
        _set = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the harness was late at any time since.</summary>
    /// <param name="since">A timestamp of the clock.</param>
    public bool WasLateSince(long since)
    {
        lock (_gate)
        {
            return _late.Any(spell => spell.To >= since) || _clock.GetElapsedTime(_set) > Period + Tolerance;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            if (_clock.GetElapsedTime(_set, now) > Period + Tolerance)
            {
                _late.Enqueue((_set, now));
            }

            if (_late.Count > KeptSpells)
            {
                _late.Dequeue();
            }

            _set = now;
        }

        _timer.Change(Period, Timeout.InfiniteTimeSpan);
    }
}
