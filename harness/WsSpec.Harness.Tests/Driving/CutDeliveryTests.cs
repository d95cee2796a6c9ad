using FsCheck;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.Transports;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Tests.Driving;

public sealed class CutDeliveryTests
{
    private static readonly PlayOptions Options = PlayOptions.Default;

    [Property]
    public bool APieceIsWrittenOnceTheOneBeforeHasBeenRead(PositiveInt pieces, PositiveInt looks)
    {
        var (count, patience) = (1 + (pieces.Get % 50), looks.Get % 40);
        var (transport, sent) = Write(Pieces(count), new() { LooksUntilRead = patience });
        return transport.WritesBeforeRead == 0 && CutsOf(sent).SequenceEqual([null, .. Enumerable.Repeat<Cut?>(Cut.Proven, count - 1)]);
    }

    [Test]
    public void InMemoryEveryCutIsProvenAndTakesNoTime()
    {
        var octets = new SendRequest(RawRequest.Baseline) { Delivery = Delivery.Octet };
        var sent = Playing.Play(new("a/b", octets, new Await(Awaited.Response)), Playing.Reference).Entries<Entry.Sent>().ToList();
        Assert.That(sent.Skip(1).Select(entry => (entry.CutBefore, entry.At)), Has.All.EqualTo(((Cut?)Cut.Proven, TimeSpan.Zero)));
        Assert.That(sent, Has.Count.GreaterThan(100));
    }

    [Test]
    public void ATesteeThatDoesNotReadIsWaitedForOnce()
    {
        var (_, sent) = Write(Pieces(300), new() { LooksUntilRead = int.MaxValue });
        Assert.That(CutsOf(sent).Skip(1), Has.All.EqualTo(Cut.Unknown));
        Assert.That(sent[^1].At, Is.InRange(Options.Timers.Patience, Options.Timers.Patience + TimeSpan.FromMilliseconds(2)));
    }

    /// <summary>One look a millisecond: it reads each piece half a second late.</summary>
    [Test]
    public void ATesteeThatReadsSlowlyIsNotWaitedForWithoutEnd()
    {
        var (_, sent) = Write(Pieces(300), new() { LooksUntilRead = 500 });
        Assert.That(sent[^1].At, Is.InRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3) + Options.Timers.Patience));
        Assert.That(CutsOf(sent), Does.Contain(Cut.Proven).And.Contain(Cut.Unknown));
    }

    [Property]
    public bool WhereNothingCanBeSeenThePauseGoesByTheRoundTrip(byte milliseconds)
    {
        var roundTrip = TimeSpan.FromMilliseconds(milliseconds);
        var (_, sent) = Write(Pieces(3), new() { LooksUntilRead = null, RoundTrip = roundTrip });
        var pause = sent[1].At;
        return CutsOf(sent).SequenceEqual([null, Cut.Probable, Cut.Probable])
            && pause >= TimeSpan.FromMilliseconds(Math.Clamp(2 * milliseconds, 5, 60)) && pause <= TimeSpan.FromMilliseconds(61);
    }

    [Test]
    public void AllPausesTogetherTakeNoLongerThanTwoAnswersMay()
    {
        var (_, sent) = Write(Pieces(1000), new() { LooksUntilRead = null, RoundTrip = TimeSpan.FromSeconds(1) });
        Assert.That(sent[^1].At, Is.LessThanOrEqualTo(2 * Options.Timers.Answer));
        Assert.That(CutsOf(sent).Skip(1), Has.All.EqualTo(Cut.Probable));
    }

    [Test]
    public void WritesThatAreNoPiecesAreNotHeldBack()
    {
        var frame = Wired.Encode(Role.Client, new RawFrame(Opcode.Ping, default));
        var (_, sent) = Write([[Request], [frame], [frame]], new() { LooksUntilRead = int.MaxValue }, Delivery.Whole);
        Assert.That(CutsOf(sent), Is.EqualTo((Cut?[])[null, null, null]));
    }

    [Test]
    public void AFrameThatIsGoneOnWithIsCut()
    {
        var frame = Wired.Encode(Role.Client, new RawFrame(Opcode.Ping, default));
        var (_, sent) = Write([[Request], [frame.AsMemory(..1)], [frame.AsMemory(1..)]], new() { LooksUntilRead = 3 }, Delivery.Whole);
        Assert.That(CutsOf(sent), Is.EqualTo((Cut?[])[null, null, Cut.Proven]));
    }

    [Test]
    public void WithADeliveryThatCutsEveryWriteArrivesAlone([Values(Delivery.Octet, Delivery.FrameBorders)] Delivery delivery)
    {
        var frame = Wired.Encode(Role.Client, new RawFrame(Opcode.Ping, default));
        var (_, sent) = Write([[Request], [frame], [frame]], new() { LooksUntilRead = 3 }, delivery);
        Assert.That(CutsOf(sent), Is.EqualTo((Cut?[])[null, Cut.Proven, Cut.Proven]));
    }

    private static byte[] Request => "GET / HTTP/1.1\r\n\r\n"u8.ToArray();

    private static ReadOnlyMemory<byte>[][] Pieces(int count) =>
        [[.. Enumerable.Range(0, count).Select(_ => (ReadOnlyMemory<byte>)"x"u8.ToArray())]];

    private static IEnumerable<Cut?> CutsOf(IEnumerable<Entry.Sent> sent) => sent.Select(entry => entry.CutBefore);

    private static (SlowReader Transport, IReadOnlyList<Entry.Sent> Sent) Write(
        ReadOnlyMemory<byte>[][] writes, SlowReader transport, Delivery delivery = Delivery.Whole) => VirtualTime.Run(async world =>
    {
        await using var session = new Session(transport, Role.Server, world, long.MaxValue, SessionHooks.None);
        session.Listen();
        var cuts = new CutDelivery(session, Options with { Clock = world, Delivery = delivery });
        foreach (var pieces in writes)
        {
            await cuts.WriteAsync(pieces, CancellationToken.None);
        }

        return (transport, (IReadOnlyList<Entry.Sent>)[.. session.Observe(tap => tap.Conversation()).Entries<Entry.Sent>()]);
    });

    /// <summary>The harness's end of a connection to a testee that takes its time to read.</summary>
    private sealed class SlowReader : ITransport
    {
        private int _looks;

        /// <summary>How often it is looked in vain after each write; null: nothing can be seen.</summary>
        public required int? LooksUntilRead { get; init; }

        public TimeSpan RoundTrip { get; init; }

        /// <summary>How many writes came while something was still to be read.</summary>
        public int WritesBeforeRead { get; private set; }

        public Uptake LookAtUptake() => LooksUntilRead is null ? Uptake.Unseen : _looks-- > 0 ? Uptake.Partial : Uptake.Complete;

        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return 0;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellation)
        {
            WritesBeforeRead += _looks > 0 ? 1 : 0;
            _looks = LooksUntilRead ?? 0;
            return ValueTask.CompletedTask;
        }

        public ValueTask HalfCloseAsync() => ValueTask.CompletedTask;

        public void Abort()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
