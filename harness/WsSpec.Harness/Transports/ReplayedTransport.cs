namespace WsSpec.Harness.Transports;

/// <summary>A transport of which something was read already, as if it had not been.</summary>
/// <param name="octets">What was read.</param>
internal sealed class ReplayedTransport(ReadOnlyMemory<byte> octets, ITransport rest) : ITransport
{
    private ReadOnlyMemory<byte> _octets = octets;

    public string? Peer => rest.Peer;

    public TimeSpan RoundTrip => rest.RoundTrip;

    public Uptake LookAtUptake() => rest.LookAtUptake();

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_octets.IsEmpty)
        {
            return rest.ReadAsync(buffer, cancellation);
        }

        var count = Math.Min(buffer.Length, _octets.Length);
        _octets[..count].CopyTo(buffer);
        _octets = _octets[count..];
        return ValueTask.FromResult(count);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => rest.WriteAsync(octets, cancellation);

    public ValueTask HalfCloseAsync() => rest.HalfCloseAsync();

    public void Abort() => rest.Abort();

    public ValueTask DisposeAsync() => rest.DisposeAsync();
}
