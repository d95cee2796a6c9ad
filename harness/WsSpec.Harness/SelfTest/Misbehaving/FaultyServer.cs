using WsSpec.Harness.Reference;
using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The reference server with one fault.</summary>
public sealed class FaultyServer(Fault fault, ReferenceServerOptions options) : FaultyEndpoint(fault, Role.Server, options)
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
