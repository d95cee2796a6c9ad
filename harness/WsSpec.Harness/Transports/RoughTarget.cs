namespace WsSpec.Harness.Transports;

/// <summary>A target at the other end of a rough path.</summary>
public sealed class RoughTarget(ITarget inner, Roughness roughness, TimeProvider clock) : ITarget
{
    private const int Spread = 7919;
    private int _connections;

    public string Name => inner.Name;

    public string Host => inner.Host;

    public string RequestTarget => inner.RequestTarget;

    public TransportKind Transport => inner.Transport;

    public bool IsTls => inner.IsTls;

    public int MostConnections => inner.MostConnections;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation) => new RoughTransport(
        await inner.ConnectAsync(cancellation),
        roughness with { Seed = unchecked((roughness.Seed * Spread) + Interlocked.Increment(ref _connections)) },
        clock);
}
