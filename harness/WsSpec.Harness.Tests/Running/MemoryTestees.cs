using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Judging;

namespace WsSpec.Harness.Tests.Running;

/// <summary>Testees in memory, and what a run does with them.</summary>
internal static class MemoryTestees
{
    /// <summary>So much that no load of the machine turns an answer into a silence; a test that awaits one uses virtual time.</summary>
    private const double Patience = 20;

    public static MemoryTarget Reference(TimeProvider clock) => Altered(clock, (octets, _) => [octets]);

    /// <summary>The reference server with its writes changed on their way.</summary>
    /// <param name="write">From a write, and its number on this connection, to the writes that take its place.</param>
    public static MemoryTarget Altered(TimeProvider clock, Func<ReadOnlyMemory<byte>, int, IEnumerable<ReadOnlyMemory<byte>>> write) => new(
        "reference",
        (transport, cancellation) => new ReferenceEndpoint(new() { Clock = clock }).ServeAsync(new AlteredTransport(transport, write), cancellation));

    public static DriverOptions Options(TimeProvider clock, TargetProfile? profile = null) => Playing.Options with
    {
        Clock = clock,
        Profile = profile ?? TargetProfile.Echo,
        Timers = clock == TimeProvider.System ? Timers.Default.Scaled(Patience) : Timers.Default,
    };

    public static Task<TargetProfile> ProbeAsync(ITarget target, TimeProvider clock) => Prober.ProbeAsync(target, Options(clock), CancellationToken.None);

    public static Task<string?> CheckLifeAsync(ITarget target, TimeProvider clock) => Liveness.CheckAsync(target, Options(clock), CancellationToken.None);

    public static DeathWatch Watch(ITarget target, Func<CancellationToken, Task<bool>>? revive) =>
        new(target, Options(TimeProvider.System), revive);

    /// <summary>Plays some cases in real time.</summary>
    public static async Task<RunReport> RunAsync(
        ITarget target, string cases, Setting setting, Action<Result>? progress = null, CancellationToken cancellation = default)
    {
        var options = Options(TimeProvider.System, setting.Profile);
        using var runner = new Runner(target, new()
        {
            Driver = options,
            Transport = TransportKind.Memory,
            Jobs = setting.Jobs,
            Retries = setting.Retries,
            Deliveries = [.. setting.Deliveries],
        });
        return await RunRecorder.RecordAsync(runner, target, options, new Selection { Cases = [cases] }.Select(Role.Server), progress, cancellation);
    }

    /// <summary>What differs from run to run.</summary>
    public sealed record Setting(params Delivery[] Deliveries)
    {
        public int Jobs { get; init; } = 4;

        public int Retries { get; init; }

        public TargetProfile? Profile { get; init; }
    }

    private sealed class AlteredTransport(ITransport inner, Func<ReadOnlyMemory<byte>, int, IEnumerable<ReadOnlyMemory<byte>>> write) : ITransport
    {
        private int _writes;

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            foreach (var piece in write(octets, _writes++))
            {
                await inner.WriteAsync(piece, cancellation);
            }
        }

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
