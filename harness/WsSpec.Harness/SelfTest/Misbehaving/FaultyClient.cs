using WsSpec.Harness.Reference;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>A twin of the reference client.</summary>
/// <param name="uri">What it connects to.</param>
public sealed class FaultyClient(Twin twin, ReferenceClientOptions options, WebSocketUri uri)
    : FaultyEndpoint(twin, Role.Client, options)
{
    private readonly ReferenceClientOptions _options = options;

    private protected override Task PlayAsync(FaultyTransport transport, Misbehaviour misbehaviour, CancellationToken cancellation) =>
        new ReferenceClient(Misled(misbehaviour, transport)).RunAsync(transport, uri, cancellation);

    private ReferenceClientOptions Misled(Misbehaviour misbehaviour, FaultyTransport transport) => misbehaviour.Apply(_options) with
    {
        Handshake = (misbehaviour.Asks?.Invoke(_options.Handshake) ?? _options.Handshake) with
        {
            Overlooks = transport.Guarded(misbehaviour.OverlooksInHandshake),
        },
    };
}
