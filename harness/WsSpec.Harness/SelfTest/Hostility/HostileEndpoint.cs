using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Hostility;

/// <summary>Plays a hostile peer on each connection, after a few on which it is no more than what it pretends to be.</summary>
/// <param name="role">Of the hostile peer.</param>
/// <param name="pretence">Plays the first connections, so that a probe finds nothing.</param>
/// <param name="pretended">How many those are.</param>
public sealed class HostileEndpoint(
    HostilePeer peer, Role role, TimeProvider clock, Func<ITransport, CancellationToken, Task> pretence, int pretended)
{
    private int _connections;

    public async Task PlayAsync(ITransport transport, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _connections) <= pretended)
        {
            await pretence(transport, cancellation);
            return;
        }

        await using (transport)
        {
            try
            {
                await peer.PlayAsync(new(transport, role, clock, cancellation));
            }
            catch (TransportResetException)
            {
                // The harness has had enough.
            }
        }
    }
}
