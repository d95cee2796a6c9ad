using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Clients;

/// <summary>The reference client, connected in memory: each connection is played by a task.</summary>
public sealed class ReferenceClientTarget(ReferenceClientOptions options) : ITarget
{
    private static readonly WebSocketUri Uri = new(Secure: false, "reference.test", 80, "/");

    public string Name => "the embedded reference client";

    public string Host => Uri.Authority;

    public string RequestTarget => Uri.ResourceName;

    public bool IsTls => false;

    public ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        _ = Task.Run(() => new ReferenceClient(options).RunAsync(theirs, Uri, cancellation), cancellation);
        return ValueTask.FromResult(ours);
    }
}
