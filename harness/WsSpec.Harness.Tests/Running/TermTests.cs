using NUnit.Framework;
using WsSpec.Harness.Clients;
using WsSpec.Harness.Reference;
using WsSpec.Harness.Running;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Requirements;

namespace WsSpec.Harness.Tests.Running;

/// <summary>Nobody keeps a run for longer than its term.</summary>
public sealed class TermTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>To ask all there is would take half an hour or more.</summary>
    [Test]
    public void WhoTakesSecondsOverEachAnswerIsJudgedByWhatThereIsTimeFor([Values(1, 4)] int jobs)
    {
        var slowness = 4 * OneSecond;
        var run = PlayedRun.Of(jobs == 1 ? "framing/*" : "*", jobs, world => new MemoryTarget(
            "slow",
            (transport, cancellation) => new ReferenceEndpoint(new() { Clock = world })
                .ServeAsync(new SlowTransport(transport, world, slowness), cancellation)));
        Assert.Multiple(() =>
        {
            Assert.That(run.Duration, Is.GreaterThan(Term.Usual).And.LessThan(TimeSpan.FromMinutes(3.5)));
            Assert.That(
                run.Results.Select(result => result.Judgement.Verdict),
                Has.None.EqualTo(Verdict.Fail).And.Some.EqualTo(Verdict.Error).And.Some.Not.EqualTo(Verdict.Error));
            Assert.That(
                run.Results.Where(result => result.Judgement.Verdict == Verdict.Error).Select(result => result.Judgement.Summary),
                Is.All.Contains("2.5 minutes"));
        });
    }

    /// <summary>
    /// The same of a client; but what its program takes to start is no slowness of it, for then it has all the time there is.
    /// </summary>
    [TestCase(4, 0, true)]
    [TestCase(0, 4, false)]
    public void OfAClientOnlyTheConversationCounts(int late, int slowToStart, bool ends)
    {
        var run = PlayedRun.Of("*", 4, world => new StartingTarget(world, slowToStart * OneSecond, new MemoryTarget(
            "slow",
            (transport, cancellation) => new ReferenceClient(new() { Clock = world })
                .RunAsync(new SlowTransport(transport, world, late * OneSecond), ReferenceClientTarget.Uri, cancellation))), Role.Client);
        var unplayed = run.Results.Count(result => result.Judgement.Verdict == Verdict.Error);
        Assert.That((run.Duration < TimeSpan.FromMinutes(3.5), unplayed > 0), Is.EqualTo((ends, ends)));
    }

    /// <summary>A program that takes its time before it connects.</summary>
    private sealed class StartingTarget(TimeProvider clock, TimeSpan start, ITarget inner) : ITarget
    {
        public string Name => inner.Name;

        public string Host => inner.Host;

        public string RequestTarget => inner.RequestTarget;

        public TransportKind Transport => inner.Transport;

        public bool IsTls => inner.IsTls;

        public async ValueTask<ITransport> ConnectAsync(CancellationToken cancellation)
        {
            await Task.Delay(start, clock, cancellation);
            return await inner.ConnectAsync(cancellation);
        }
    }

    /// <summary>One that takes its time over each write.</summary>
    private sealed class SlowTransport(ITransport inner, TimeProvider clock, TimeSpan slowness) : ITransport
    {
        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => inner.ReadAsync(buffer, cancellation);

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            await Task.Delay(slowness, clock, cancellation);
            await inner.WriteAsync(octets, cancellation);
        }

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
