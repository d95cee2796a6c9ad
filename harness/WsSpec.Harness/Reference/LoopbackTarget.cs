using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Reference;

/// <summary>
/// An endpoint of our own, reached over TCP: as <see cref="MemoryTarget"/>, but what is written arrives as the kernel hands it over.
/// </summary>
public sealed class LoopbackTarget(string name, Func<ITransport, CancellationToken, Task> serve) : ITarget
{
    public string Name => name;

    public string Host => "reference.test";

    public string RequestTarget => "/";

    public TransportKind Transport => TransportKind.Tcp;

    public bool IsTls => false;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
    {
        var (ours, theirs) = await TcpTransport.CreatePairAsync();
        _ = Task.Run(() => serve(theirs, cancellation), cancellation);
        return ours;
    }
}
