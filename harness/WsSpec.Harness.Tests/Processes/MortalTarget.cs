using WsSpec.Harness.Reference;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Processes;

/// <summary>The reference server, but it dies of one kind of write, until somebody revives it.</summary>
internal sealed class MortalTarget(Func<ReadOnlyMemory<byte>, bool> kills) : ITarget
{
    private readonly MemoryTarget _living = new("mortal", new ReferenceEndpoint(new ReferenceServerOptions()).ServeAsync);
    private readonly Func<ReadOnlyMemory<byte>, bool> _kills = kills;
    private volatile bool _dead;

    public string Name => _living.Name;

    public string Host => _living.Host;

    public string RequestTarget => _living.RequestTarget;

    public TransportKind Transport => _living.Transport;

    public bool IsTls => _living.IsTls;

    public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation) => _dead
        ? throw new TargetUnreachableException("dead")
        : new Wire(this, await _living.ConnectAsync(cancellation));

    public Task<bool> ReviveAsync(CancellationToken cancellation)
    {
        _dead = false;
        return Task.FromResult(true);
    }

    /// <summary>Has it die of a write that kills.</summary>
    public async Task KillAsync(ReadOnlyMemory<byte> lethal = default)
    {
        await using var transport = await ConnectAsync(CancellationToken.None);
        await transport.WriteAsync(lethal, CancellationToken.None);
    }

    private sealed class Wire(MortalTarget owner, ITransport inner) : ITransport
    {
        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            if (!owner._kills(octets))
            {
                return inner.WriteAsync(octets, cancellation);
            }

            owner._dead = true;
            return inner.HalfCloseAsync();
        }

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
