using System.Collections.Immutable;
using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Running;

/// <summary>Runs in virtual time: what a testee is not to blame for changes no verdict, and what it is to blame for is found.</summary>
public sealed class SecondAttemptTests
{
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Test]
    public void ATesteeThatIsStoppedForThreeSecondsPassesAllTheSame([Values] bool inTheHandshake, [Values(1, 4)] int jobs)
    {
        var run = PlayedRun.Of("ping/*", jobs, world => new MemoryTarget(
            "stopped",
            (transport, cancellation) =>
                new ReferenceEndpoint(new() { Clock = world }).ServeAsync(
                    new DelayedTransport(transport, octets => inTheHandshake || !octets.Span.StartsWith("HTTP"u8)
                        ? Until(Stop, world)
                        : Task.CompletedTask),
                    cancellation)));
        AllPass(run);
    }

    /// <summary>Silences that are its own, and those of the stops: only the former are held against it, whatever is confirmed meanwhile.</summary>
    [Property(MaxTest = 12)]
    public void OneThatIsStoppedAgainAndAgainIsFailedForNothingElse(int seed, PositiveInt jobs)
    {
        string[] faults = ["pings-not-answered", "transport-never-ends", "close-not-answered", "unmasked-accepted"];
        var (random, count) = (new Random(seed), 1 + (jobs.Get % 8));
        var name = faults[random.Next(faults.Length)];
        var fault = AllFaults.Of(Role.Server).Single(f => f.Name == name);
        List<TimeSpan> ends = [default];
        while (ends[^1] < TimeSpan.FromMinutes(10))
        {
            ends.Add(ends[^1] + TimeSpan.FromSeconds(random.Next(5, 15)) + Stop);
        }

        var (usual, stopped) = (Play(_ => Task.CompletedTask), Play(world => Until(
            ends.Find(end => end > world.GetElapsedTime(0)) is var end && end - Stop <= world.GetElapsedTime(0) ? end : default, world)));
        Assert.That(stopped, Is.EquivalentTo(usual), name);

        IEnumerable<(string, Verdict)> Play(Func<VirtualTime, Task> before) => PlayedRun
            .Of(["ping/*", "closing/*", "masking/*"], count, world => new MemoryTarget(
                name,
                (transport, cancellation) => new FaultyServer(fault, new() { Clock = world })
                    .PlayAsync(new DelayedTransport(transport, _ => before(world)), cancellation)))
            .Results.Select(result => (result.Name, result.Judgement.Verdict));
    }

    /// <summary>However many are connected while others are confirmed, it is not failed for being slow.</summary>
    [Property(MaxTest = 12)]
    public void OneThatIsSlowerTheMoreAreConnectedPasses(byte slowness, PositiveInt jobs)
    {
        var (open, each) = (0, TimeSpan.FromMilliseconds(20 + slowness));
        var run = PlayedRun.Of("ping/*", 1 + (jobs.Get % 8), world => new MemoryTarget("slow", async (transport, cancellation) =>
        {
            open++;
            try
            {
                await new ReferenceEndpoint(new() { Clock = world })
                    .ServeAsync(new DelayedTransport(transport, _ => Task.Delay(open * each, world, cancellation)), cancellation);
            }
            finally
            {
                open--;
            }
        }));
        AllPass(run);
    }

    [Property(MaxTest = 10)]
    public void OneThatIsCrowdedIsAskedAgainWithFewerConnections(PositiveInt jobs, PositiveInt most)
    {
        var open = 0;
        var run = PlayedRun.Of("ping/*", 1 + (jobs.Get % 8), world => new MemoryTarget("crowded", async (transport, cancellation) =>
        {
            var limit = 1 + (most.Get % 4);
            open++;
            try
            {
                var server = new ReferenceServerOptions { Clock = world };
                var isFull = open > limit;
                await new ReferenceEndpoint(isFull ? server with { Handshake = new() { Refuse = _ => 503 } } : server)
                    .ServeAsync(transport, cancellation);
            }
            finally
            {
                open--;
            }
        }));
        AllPass(run);
    }

    [Test]
    public void OneThatIsSlowToStartOnceIsNotDead([Values(1, 4)] int jobs) =>
        AllPass(PlayedRun.Of("ping/*", jobs, world => new LateTarget(MemoryTestees.Reference(world))));

    [Test]
    public void AFaultyPongKeepsNoCaseFromBeingPlayed(
        [Values("pings-not-answered", "pong-empty", "pong-twice", "pong-is-close", "pong-one-octet-longer",
            "pong-with-data-of-first-ping")] string name)
    {
        var fault = AllFaults.Of(Role.Server).Single(f => f.Name == name);
        var run = PlayedRun.Of("ping/*", 4, world => new MemoryTarget(name, new FaultyServer(fault, new() { Clock = world }).PlayAsync));
        Assert.Multiple(() =>
        {
            Assert.That(run.Results.Select(r => r.Conversation), Is.All.Not.Null);
            Assert.That(run.Results.Select(r => r.Judgement.Verdict), Has.Some.EqualTo(Verdict.Fail));
            Assert.That(run.Deaths, Is.Zero);
        });
    }

    /// <summary>Of more than two hundred silences each would take five seconds by itself, and ten when confirmed.</summary>
    [Test]
    public void SilencesAreWaitedForTogether()
    {
        var fault = AllFaults.Of(Role.Server).Single(f => f.Name == "pings-not-answered");
        var run = PlayedRun.Of("framing/*", 8, world => new MemoryTarget("silent", new FaultyServer(fault, new() { Clock = world }).PlayAsync));
        Assert.That(run.Duration, Is.LessThan(TimeSpan.FromMinutes(3)));
        Assert.That(run.Results.Select(r => r.Judgement.Verdict), Has.None.EqualTo(Verdict.Error));
    }

    /// <summary>Many silences while one kind of violation is to be noticed say nothing of another, which is noticed after three seconds.</summary>
    [Test]
    public void WhatIsNoticedLateIsNotTakenForWhatIsNeverNoticed()
    {
        ImmutableArray<string> cases =
        [
            "framing/reserved-bits-fail-connection/*", "masking/unmasked-frame-fails-connection/empty-*",
            "masking/unmasked-frame-fails-connection/p*", "masking/unmasked-frame-fails-connection/text*",
        ];
        var run = PlayedRun.Of(cases, 4, world => new MemoryTarget(
            "selective",
            (transport, cancellation) => new ReferenceEndpoint(new() { Clock = world })
                .ServeAsync(new SelectiveTransport(transport, world), cancellation)));
        var failing = run.Results.Where(result => result.Judgement.Verdict == Verdict.Fail).Select(result => result.Family).Distinct();
        Assert.That(failing, Is.EqualTo((string[])["framing"]));
    }

    /// <summary>A connection that ends late the first time, not at all the second time and as it should the third.</summary>
    [Test]
    public void WhatIsLateInAnotherWayEachTimeIsPlayedUntilItIsSure([Values(1, 4)] int jobs)
    {
        var connections = 0;
        var run = PlayedRun.Of("framing/reserved-opcode-fails-connection/3", jobs, world => new MemoryTarget(
            "wavering",
            (transport, cancellation) =>
            {
                var lingers = connections++ switch { 0 => 2.5 * OneSecond, 1 => 60 * OneSecond, _ => default };
                return new ReferenceEndpoint(new() { Clock = world })
                    .ServeAsync(new LingeringTransport(transport, Task.Delay(lingers, world, cancellation)), cancellation);
            }));
        Assert.That(run.Results.Select(result => result.Judgement.Verdict), Is.EqualTo((Verdict[])[Verdict.Pass]));
    }

    private static Task Until(TimeSpan end, VirtualTime world) =>
        end - world.GetElapsedTime(0) is var left && left > TimeSpan.Zero ? Task.Delay(left, world) : Task.CompletedTask;

    private static void AllPass(PlayedRun run) => Assert.That(
        (run.Results.Count(r => r.Judgement.Verdict is Verdict.Pass or Verdict.Informational), run.Deaths),
        Is.EqualTo((run.Results.Count, 0)));

    /// <summary>Nobody is there for the first that comes.</summary>
    private sealed class LateTarget(ITarget inner) : ITarget
    {
        private int _attempts;

        public string Name => inner.Name;

        public string Host => inner.Host;

        public string RequestTarget => inner.RequestTarget;

        public TransportKind Transport => inner.Transport;

        public bool IsTls => inner.IsTls;

        public ValueTask<ITransport> ConnectAsync(CancellationToken cancellation) =>
            ++_attempts == 1 ? throw new TargetUnreachableException("not yet") : inner.ConnectAsync(cancellation);
    }

    /// <summary>What fails the connection comes three seconds after a frame without a mask, and never after any other.</summary>
    private sealed class SelectiveTransport(ITransport inner, TimeProvider clock) : ITransport
    {
        private bool _isUnmasked;

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            var read = await inner.ReadAsync(buffer, cancellation);
            _isUnmasked = read > 1 && buffer.Span[1] < 0x80;
            return read;
        }

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            if (octets.Span is [0x88, _, 0x03, 0xEA, ..])
            {
                await Task.Delay(_isUnmasked ? Stop : Timeout.InfiniteTimeSpan, clock, cancellation);
            }

            await inner.WriteAsync(octets, cancellation);
        }

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    /// <summary>The testee's side of the connection ends when it may.</summary>
    private sealed class LingeringTransport(ITransport inner, Task mayEnd) : ITransport
    {
        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => inner.WriteAsync(octets, cancellation);

        public async ValueTask HalfCloseAsync()
        {
            await mayEnd;
            await inner.HalfCloseAsync();
        }

        public void Abort() => inner.Abort();

        public async ValueTask DisposeAsync()
        {
            await mayEnd;
            await inner.DisposeAsync();
        }
    }

    /// <summary>What the testee writes comes when something else is over.</summary>
    private sealed class DelayedTransport(ITransport inner, Func<ReadOnlyMemory<byte>, Task> before) : ITransport
    {
        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            await before(octets);
            await inner.WriteAsync(octets, cancellation);
        }

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
