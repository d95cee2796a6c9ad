using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.Testees;
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
        (transport, cancellation) =>
            new ReferenceEndpoint(new() { Clock = clock }).ServeAsync(new AlteredTransport(transport, write), cancellation));

    public static PlayOptions Options(TimeProvider clock) => PlayOptions.Default with
    {
        Clock = clock,
        Timers = clock == TimeProvider.System ? Timers.Default.Scaled(Patience) : Timers.Default,
    };

    public static async Task<TargetProfile> ProbeAsync(ITarget target, TimeProvider clock) =>
        (await Prober.ProbeAsync(Testee.At(target), TargetKind.Auto, Options(clock), CancellationToken.None)).Profile;

    public static Task<LifeSign> CheckLifeAsync(ITarget target, TimeProvider clock) =>
        Liveness.CheckAsync(Testee.At(target), Options(clock), CancellationToken.None);

    public static DeathWatch Watch(ITarget target, Func<CancellationToken, Task<bool>>? revive) =>
        new(Testee.At(target), Options(TimeProvider.System), revive);

    /// <summary>Plays some cases.</summary>
    public static Task<RunFacts> RunAsync(
        ITarget target, string cases, Setting setting, Action<Result>? progress = null, CancellationToken cancellation = default)
    {
        var configuration = new RunConfiguration
        {
            Selection = new() { Cases = [cases] },
            Jobs = setting.Jobs,
            Retries = setting.Retries,
            Deliveries = [.. setting.Deliveries],
            Play = Options(setting.Clock),
        };
        var testee = Testee.At(target) with { Profile = setting.Profile ?? TargetProfile.Echo };
        return RunRecorder.RecordAsync(
            testee, configuration, configuration.Selection.Select(Role.Server), null, null, progress, cancellation);
    }

    /// <summary>What differs from run to run.</summary>
    public sealed record Setting(params Delivery[] Deliveries)
    {
        public int Jobs { get; init; } = 4;

        public int Retries { get; init; }

        public TargetProfile? Profile { get; init; }

        public TimeProvider Clock { get; init; } = TimeProvider.System;
    }

    private sealed class AlteredTransport(ITransport inner, Func<ReadOnlyMemory<byte>, int, IEnumerable<ReadOnlyMemory<byte>>> write)
        : ITransport
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
