using WsSpec.Harness.Reference;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>A twin of the reference server.</summary>
public sealed class FaultyServer(Twin twin, ReferenceServerOptions options) : FaultyEndpoint(twin, Role.Server, options)
{
    private readonly ReferenceServerOptions _options = options;

    private protected override Task PlayAsync(FaultyTransport transport, Misbehaviour misbehaviour, CancellationToken cancellation) =>
        new ReferenceEndpoint(Misled(misbehaviour, transport)).ServeAsync(transport, cancellation);

    private ReferenceServerOptions Misled(Misbehaviour misbehaviour, FaultyTransport transport) => misbehaviour.Apply(_options) with
    {
        Handshake = _options.Handshake with
        {
            Overlooks = transport.Guarded(misbehaviour.OverlooksInHandshake),
            Refuse = request => misbehaviour.Refuses?.Invoke(request) ?? _options.Handshake.Refuse(request),
        },
    };
}
