using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Tests.Hostility;

/// <summary>Counts what the harness reads of a hostile peer.</summary>
internal sealed class CountedTransport(ITransport inner) : ITransport
{
    public long Octets { get; private set; }

    public int Reads { get; private set; }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var count = await inner.ReadAsync(buffer, cancellation);
        (Octets, Reads) = (Octets + count, Reads + 1);
        return count;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => inner.WriteAsync(octets, cancellation);

    public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

    public void Abort() => inner.Abort();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
