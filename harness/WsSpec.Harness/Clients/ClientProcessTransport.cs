using WsSpec.Harness.Processes;
using WsSpec.Harness.Transports;

namespace WsSpec.Harness.Clients;

/// <summary>The connection of a client program; when it is disposed of, the program is stopped.</summary>
internal sealed class ClientProcessTransport(ITransport connection, ChildProgram program) : ITransport
{
    public string? Remarks { get; private set; }

    public string? Authority => connection.Authority;

    public TimeSpan RoundTrip => connection.RoundTrip;

    public Uptake LookAtUptake() => connection.LookAtUptake();

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => connection.ReadAsync(buffer, cancellation);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => connection.WriteAsync(octets, cancellation);

    public ValueTask HalfCloseAsync() => connection.HalfCloseAsync();

    public void Abort() => connection.Abort();

    public async ValueTask DisposeAsync()
    {
        if (Remarks is null)
        {
            await connection.DisposeAsync();
            Remarks = await program.StopAsync();
        }
    }
}
