using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Processes;

/// <summary>Waits until a server accepts connections.</summary>
internal static class Waiting
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    /// <param name="patience">How long; none: one attempt.</param>
    /// <param name="gaveUp">Completes when there is nothing to wait for any more.</param>
    /// <returns>Null once a connection was accepted, otherwise why the last attempt failed.</returns>
    public static async Task<string?> UntilAcceptedAsync(ITarget target, TimeSpan patience, Task? gaveUp, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(BetweenAttempts);
        while (true)
        {
            try
            {
                await using var transport = await target.ConnectAsync(cancellation);
                return null;
            }
            catch (TargetUnreachableException e) when (TimeProvider.System.GetElapsedTime(started) >= patience
                || gaveUp?.IsCompleted == true)
            {
                return e.Message;
            }
            catch (TargetUnreachableException)
            {
                await timer.WaitForNextTickAsync(cancellation);
            }
        }
    }
}
