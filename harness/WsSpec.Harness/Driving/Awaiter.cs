using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Driving;

/// <summary>Waits for what a script awaits, one thing at a time; a deadline that passes becomes an entry of the transcript.</summary>
internal sealed class Awaiter(Session session, TargetProfile profile, TimeProvider clock)
{
    private readonly Backlog _backlog = new(profile);

    /// <summary>True when a Close frame was seen but not yet the end of the transport.</summary>
    public bool IsClosing => session.Observe(tap =>
    {
        _backlog.Read(tap.Observations);
        return _backlog.IsClosing;
    });

    /// <summary>Waits, and records the silence when the limit passes.</summary>
    /// <inheritdoc cref="TryAwaitAsync"/>
    public async Task<bool> AwaitAsync(Awaited what, TimeSpan limit, CancellationToken cancellation)
    {
        if (await TryAwaitAsync(what, limit, cancellation))
        {
            return true;
        }

        session.RecordSilence(what.Describe());
        return false;
    }

    /// <summary>Waits.</summary>
    /// <returns>False when the limit passed; true when it was seen or cannot come any more.</returns>
    public async Task<bool> TryAwaitAsync(Awaited what, TimeSpan limit, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = clock.CreateTimer(_ => deadline.Cancel(), null, limit, Timeout.InfiniteTimeSpan);
        var wait = _backlog.Await(what);
        while (!IsOver(wait))
        {
            try
            {
                await session.NextChangeAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return IsOver(wait);
            }
        }

        return true;
    }

    private bool IsOver(Backlog.Wait wait) => session.Observe(tap =>
    {
        _backlog.Read(tap.Observations);
        return wait.IsOver();
    });
}
