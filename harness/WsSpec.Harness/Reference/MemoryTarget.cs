using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Reference;

/// <summary>An endpoint of our own, reached in memory: each connection is served by a task.</summary>
public sealed class MemoryTarget(string name, Func<ITransport, CancellationToken, Task> serve) : ITarget
{
    public string Name => name;

    public string Host => "reference.test";

    public string RequestTarget => "/";

    public TransportKind Transport => TransportKind.Memory;

    public bool IsTls => false;

    public ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        var (ours, theirs) = MemoryTransport.CreatePair();
        _ = ServeAsync(theirs, cancellation);
        return ValueTask.FromResult(ours);
    }

    private async Task ServeAsync(ITransport transport, CancellationToken cancellation)
    {
        await Task.Yield();
        await serve(transport, cancellation);
    }
}
