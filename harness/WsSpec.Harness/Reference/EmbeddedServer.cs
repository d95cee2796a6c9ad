using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Reference;

/// <summary>The reference server on a free port of this machine, as the testee of a command that is given none.</summary>
public sealed class EmbeddedServer : ITarget, IAsyncDisposable
{
    private readonly TransportListener _listener = OwnServers.OnFreePort(new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
    private readonly UrlTarget _target;

    public EmbeddedServer() => _target = new(new(_listener.Url));

    public string Name => "the embedded reference server";

    public string Host => _target.Host;

    public string RequestTarget => _target.RequestTarget;

    public TransportKind Transport => _target.Transport;

    public bool IsTls => _target.IsTls;

    public ValueTask<ITransport> ConnectAsync(CancellationToken cancellation) => _target.ConnectAsync(cancellation);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
