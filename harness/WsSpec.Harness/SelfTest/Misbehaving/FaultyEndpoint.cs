using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The reference server or client with what makes a twin of it. Its connections share nothing but its death.</summary>
public abstract class FaultyEndpoint(Twin twin, Role role, ReferenceOptions options)
{
    private volatile bool _isDown;

    /// <summary>Plays one connection to its end; every connection is reset once the program is down.</summary>
    public async Task PlayAsync(ITransport transport, CancellationToken cancellation)
    {
        if (_isDown)
        {
            transport.Abort();
            await transport.DisposeAsync();
            return;
        }

        var misbehaviour = twin.Misbehave();
        await using var faulty = new FaultyTransport(transport, role, misbehaviour, options.Entropy, options.Clock);
        try
        {
            await PlayAsync(faulty, misbehaviour, cancellation);
            await faulty.OutlastPeerAsync(cancellation);
        }
        catch (CrashException crash)
        {
            _isDown |= crash.Kills;
        }
        catch (TransportResetException)
        {
            // The peer has ended what the fault left open.
        }
    }

    private protected abstract Task PlayAsync(FaultyTransport transport, Misbehaviour misbehaviour, CancellationToken cancellation);
}
