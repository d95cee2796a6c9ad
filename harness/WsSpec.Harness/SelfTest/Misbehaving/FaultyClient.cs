using WsSpec.Harness.Reference;
using WsSpec.Protocol;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>The reference client with one fault.</summary>
/// <param name="uri">What it connects to.</param>
public sealed class FaultyClient(Fault fault, ReferenceClientOptions options, WebSocketUri uri)
    : FaultyEndpoint(fault, Role.Client, options)
{
    private readonly ReferenceClientOptions _options = options;

    private protected override Task PlayAsync(FaultyTransport transport, Misbehaviour misbehaviour, CancellationToken cancellation) =>
        new ReferenceClient(Misled(misbehaviour, transport)).RunAsync(transport, uri, cancellation);

    private ReferenceClientOptions Misled(Misbehaviour misbehaviour, FaultyTransport transport) => misbehaviour.Apply(_options) with
    {
        Handshake = _options.Handshake with { Overlooks = transport.Guarded(misbehaviour.OverlooksInHandshake) },
    };
}
