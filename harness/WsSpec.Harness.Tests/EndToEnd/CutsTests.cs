using System.Collections.Concurrent;
using System.Net;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.Reference;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Faults;
using WsSpec.Harness.Testees;
using WsSpec.Harness.Tests.Driving;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Catalogue;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.EndToEnd;

/// <summary>Over real sockets the kernel joins what is written before the peer has read; a cut has to be made to arrive.</summary>
[Platform("Linux")]
[NonParallelizable]
public sealed class CutsTests
{
    private static readonly IReadOnlyList<ConformanceCase> CutCases = [.. ConformanceCatalogue.All.Where(@case => @case.Script.Any(IsCut))];

    /// <summary>A testee that does not get the processor is waited for all the longer, so that the counts are not those of the load.</summary>
    private static readonly PlayOptions Patient = PlayOptions.Default with
    {
        Timers = Timers.Default with { Patience = TimeSpan.FromSeconds(20), Answer = TimeSpan.FromMinutes(1) },
    };

    private static readonly string[] ServerFaults =
        ["header-cut-is-lost", "length-cut-is-misread", "key-cut-is-misread", "payload-cut-is-lost", "masking-starts-anew-after-cut",
            "request-in-one-read", "request-end-in-one-read"];

    private static readonly string[] ClientFaults =
        ["header-cut-is-lost", "payload-cut-is-lost", "reply-in-one-read", "reply-end-in-one-read"];

    [Test]
    public async Task CutsAreBordersBetweenTwoReads(
        [Values] bool tls, [Values(Delivery.Whole, Delivery.Octet, Delivery.FrameBorders)] Delivery delivery)
    {
        var reads = new ConcurrentQueue<LoggedReads>();
        await using var server = new TransportListener(new(IPAddress.Loopback, 0), tls ? SelfSigned.Create() : null, (transport, stop) =>
        {
            var logged = new LoggedReads(transport);
            reads.Enqueue(logged);
            return new ReferenceEndpoint(new()).ServeAsync(logged, stop);
        });
        var testee = Testee.At(new UrlTarget(new(server.Url) { Insecure = true, ConnectTimeout = TimeSpan.FromMinutes(1) }));
        var (proven, all, joined) = (0, 0, new List<string>());
        foreach (var @case in CutCases.Where(@case => @case.Testee.HasFlag(Suite.Requirements.Roles.Server))
            .Take(delivery == Delivery.Octet ? 10 : int.MaxValue))
        {
            await using var transport = await testee.Target.ConnectAsync(CancellationToken.None);
            var conversation = await Driver.PlayAsync(
                @case.Scenario, transport, testee, Patient with { Delivery = delivery }, CancellationToken.None);
            Assert.That(reads.TryDequeue(out var read));
            var offset = 0L;
            foreach (var sent in conversation.Entries<Entry.Sent>())
            {
                // What the testee has not read before it closed the connection has not arrived at all.
                if (sent.CutBefore is { } cut && offset < read!.Length)
                {
                    all++;
                    proven += cut == Cut.Proven ? 1 : 0;
                    if (cut == Cut.Proven && !read.Ends.Contains(offset))
                    {
                        joined.Add($"{@case.Id} at {offset}");
                    }
                }

                offset += sent.Octets.Length;
            }
        }

        Assert.That(joined, Is.Empty, "what is called proven is true");
        Assert.That(all, Is.GreaterThan(100));
        Assert.That(proven, Is.GreaterThanOrEqualTo(0.95 * all));
    }

    [TestCaseSource(nameof(ServerFaults))]
    public void AServerWithAFaultAboutCutsIsCaughtOverSockets(string fault) => Assert.That(IsCaught(fault, Role.Server));

    [TestCaseSource(nameof(ClientFaults))]
    public void AClientWithAFaultAboutCutsIsCaughtOverSockets(string fault) => Assert.That(IsCaught(fault, Role.Client));

    private static bool IsCaught(string fault, Role testee) => !SelfTestRun.Run(
        testee, AllFaults.Of(testee).Where(
            f => f.Name == fault), CutCases, stopsWhenCaught: true, CancellationToken.None, Trial.OverSockets).Survivors.Any();

    private static bool IsCut(Step step) => step is Send { Cuts.IsEmpty: false } or Send { Delivery: Delivery.Octet }
        or SendRequest { Cuts.IsEmpty: false } or SendRequest { Delivery: Delivery.Octet }
        or SendResponse { Cuts.IsEmpty: false } or SendResponse { Delivery: Delivery.Octet };

    /// <summary>A transport that remembers where its reads ended.</summary>
    private sealed class LoggedReads(ITransport inner) : ITransport
    {
        private readonly ConcurrentDictionary<long, bool> _ends = new();

        public long Length { get; private set; }

        public IEnumerable<long> Ends => _ends.Keys;

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            var count = await inner.ReadAsync(buffer, cancellation);
            _ends[Length += count] = true;
            return count;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation) => inner.WriteAsync(octets, cancellation);

        public ValueTask HalfCloseAsync() => inner.HalfCloseAsync();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
