using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest;

/// <summary>The reference server with one fault. Its connections share nothing but its death.</summary>
public sealed class FaultyServer(Fault fault, ReferenceServerOptions options)
{
    private volatile bool _isDown;

    /// <summary>Serves one connection; every connection is reset once the server is down.</summary>
    public async Task ServeAsync(ITransport transport, CancellationToken cancellation)
    {
        if (_isDown)
        {
            transport.Abort();
            await transport.DisposeAsync();
            return;
        }

        var misbehaviour = fault.Misbehave();
        await using var faulty = new FaultyTransport(transport, misbehaviour, options.Clock);
        try
        {
            await new ReferenceEndpoint(Misled(misbehaviour)).ServeAsync(faulty, cancellation);
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

    /// <summary>Who does not notice what comes in does not notice what goes out.</summary>
    private static Func<Violation, FrameHeader?, bool>? Overlooks(Misbehaviour misbehaviour) => misbehaviour.Overlooks is { } overlooks
        ? (violation, header) => header is not { } received || overlooks(violation, received)
        : null;

    private ReferenceServerOptions Misled(Misbehaviour misbehaviour) => options with
    {
        Handshake = options.Handshake with
        {
            Overlooks = misbehaviour.OverlooksInHandshake,
            Refuse = request => misbehaviour.Refuses?.Invoke(request) ?? options.Handshake.Refuse(request),
        },
        Deflate = options.Deflate is { } deflate ? deflate with { Overlooks = misbehaviour.OverlooksInDeflate } : null,
        Connection = options.Connection with { Overlooks = Overlooks(misbehaviour) },
    };
}
