using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Harness.Clients;

/// <summary>The reference client, connected in memory: each connection is played by a task.</summary>
public sealed class ReferenceClientTarget(ReferenceClientOptions options) : ITarget
{
    /// <summary>What it connects to.</summary>
    internal static readonly WebSocketUri Uri = new(Secure: false, "reference.test", 9001, "/");

    public string Name => "the embedded reference client";

    public string Host => Uri.Authority;

    public string RequestTarget => Uri.ResourceName;

    public TransportKind Transport => TransportKind.Memory;

    public bool IsTls => false;

    public ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        _ = Task.Run(() => new ReferenceClient(options).RunAsync(theirs, Uri, cancellation), cancellation);
        return ValueTask.FromResult(ours);
    }
}
