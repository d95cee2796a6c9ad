using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Driving;

/// <summary>
/// Waits for observations. Each wait takes the first observation that meets it and that no earlier wait has taken, whatever the order.
/// </summary>
internal sealed class Awaiter(Session session, TargetProfile profile, TimeProvider clock)
{
    private readonly HashSet<int> _taken = [];

    /// <summary>True when a Close frame was seen but not yet the end of the transport.</summary>
    public bool IsClosing
    {
        get
        {
            lock (session.Gate)
            {
                return !HasEnded && session.Tap.Observations.Any(o => o is CloseSeen);
            }
        }
    }

    private bool HasEnded => session.Tap.Observations.Any(o => o is TransportEnded or FloodSeen);

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
        while (true)
        {
            if (IsOver(what))
            {
                return true;
            }

            try
            {
                await session.NextChangeAsync(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return IsOver(what);
            }
        }
    }

    private bool IsOver(Awaited what)
    {
        lock (session.Gate)
        {
            var seen = session.Tap.Observations;
            for (var i = 0; i < seen.Count; i++)
            {
                if (what.IsMetBy(seen[i]) && !BackgroundTraffic.Is(seen[i], profile, session.Tap.SentControlFrames) && _taken.Add(i))
                {
                    return true;
                }
            }

            var comesNoMore = seen.Any(o => o is UndecodableSeen or CloseSeen) || seen.Any(IsRefusal);
            return HasEnded || (comesNoMore && what is not Awaited.ForEnd);
        }
    }

    /// <summary>No frame follows a final response other than 101.</summary>
    private static bool IsRefusal(Observation observation) => observation is ResponseSeen { IsInterim: false, Status: not 101 };
}
