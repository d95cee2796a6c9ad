using System.Runtime.InteropServices;
using System.Text;
using NUnit.Framework;
using WsSpec.Protocol.Tests;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Tests.Deflate;

public sealed class InflaterTests
{
    // The payloads of RFC 7692, sections 7.2.3.1 to 7.2.3.5.
    [TestCase("f248cdc9c90700", false)]
    [TestCase("000500faff48656c6c6f00", false)]
    [TestCase("f348cdc9c9070000", true)]
    [TestCase("f24805000000ffffcac9c90700", false)]
    public void TheVectorsOfTheRfcSayHello(string payload, bool final)
    {
        var inflation = new LenientInflater().Inflate(Convert.FromHexString(payload));
        Assert.Multiple(() =>
        {
            Assert.That(inflation.Fault, Is.Null);
            Assert.That(Encoding.ASCII.GetString(inflation.Octets.Span), Is.EqualTo("Hello"));
            Assert.That(inflation.HasFinalBlock, Is.EqualTo(final));
        });
    }

    [Test]
    public void ASecondHelloMayReferToTheFirst()
    {
        var inflater = new LenientInflater();
        inflater.Inflate(Convert.FromHexString("f248cdc9c90700"));
        var second = inflater.Inflate(Convert.FromHexString("f200110000"));
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.ASCII.GetString(second.Octets.Span), Is.EqualTo("Hello"));
            Assert.That(second.ContextReach, Is.EqualTo(4));
        });
    }

    [Test]
    public void WithoutContextTheSecondHelloReachesTooFar()
    {
        var inflater = new LenientInflater();
        inflater.Inflate(Convert.FromHexString("f248cdc9c90700"));
        inflater.DropContext();
        Assert.That(inflater.Inflate(Convert.FromHexString("f200110000")).Fault, Is.EqualTo(InflateFault.DistanceTooFar));
    }

    [Test]
    public void OneOctetOfZeroIsAnEmptyMessage() =>
        Assert.That(new LenientInflater().Inflate(new byte[] { 0 }), Has.Property("Fault").Null.And.Property("BlockCount").EqualTo(1));

    [Test]
    public void ATailLeftOnIsSeenAndTheMessageReadAllTheSame()
    {
        var inflation = new LenientInflater().Inflate(DeflatePayload.WithTail(new FixedBlock(Symbol.Literals("Hello"))));
        Assert.That(inflation, Has.Property("HasTail").True.And.Property("Fault").Null);
    }

    [Test]
    public void PaddingBehindAFinalBlockIsLookedAt()
    {
        Block hello = new FixedBlock(Symbol.Literals("Hello")) { Final = true, Padding = 0xFF };
        Assert.That(new LenientInflater().Inflate(DeflatePayload.Of(hello)).HasNonZeroPadding);
    }

    [Test]
    public void AllThirtyTwoDistancesMayHaveCodeWords() => Assert.That(
        new LenientInflater().Inflate(
            DeflatePayload.Of(new DynamicBlock(Symbol.Literals("Hello")) { DistanceLengths = [.. Enumerable.Repeat((byte)5, 32)] })),
        Has.Property("Fault").Null.And.Property("Octets").Length.EqualTo(5));

    [Test]
    public void ABombIsCutOffAtTheLimit()
    {
        var inflation = new LenientInflater(limit: 1 << 20).Inflate(DeflatePayload.Bomb(0, 1 << 24));
        Assert.That(inflation, Has.Property("Fault").EqualTo(InflateFault.TooLong).And.Property("Octets").Length.EqualTo(1 << 20));
    }

    /// <summary>Nobody keeps the room that was made for octets that did not come, nor in full what can be packed.</summary>
    [TestCase(1 << 20)]
    [TestCase((1 << 20) + (200 * 1024))]
    public void OfABombLittleIsKept(int length)
    {
        var inflation = new LenientInflater().Inflate(DeflatePayload.Bomb(0, length));
        var parts = LongOctets.Parts(inflation.Octets).ToList();
        var kept = parts.Sum(part => MemoryMarshal.TryGetArray(part, out var array) ? (long)array.Array!.Length : 0);
        Assert.Multiple(() =>
        {
            Assert.That(parts.Sum(part => (long)part.Length), Is.EqualTo(length));
            Assert.That(kept, Is.LessThan(LongOctets.Shortest), "octets that are not packed");
        });
    }

    /// <summary>What cannot be packed stands in arrays that are no longer than it is.</summary>
    [Test]
    public void OfALongMessageNoMoreIsKeptThanItHas()
    {
        var octets = new byte[700_000];
        new Random(1).NextBytes(octets);
        var inflation = new LenientInflater().Inflate(
            DeflatePayload.Of([.. octets.Chunk(ushort.MaxValue).Select(chunk => new StoredBlock(chunk))]));
        Assert.That(
            LongOctets.Parts(inflation.Octets).Sum(part => MemoryMarshal.TryGetArray(part, out var array) ? (long)array.Array!.Length : 0),
            Is.EqualTo(octets.Length));
    }

    [Test]
    public void ABombIsAThousandTimesSmallerThanWhatItStandsFor()
    {
        var payload = DeflatePayload.Bomb(0x2A, 1 << 24);
        Assert.Multiple(() =>
        {
            Assert.That(payload, Has.Length.LessThan(17 * 1024));
            Assert.That(Zlib.Inflate(payload).AsSpan().IndexOfAnyExcept((byte)0x2A), Is.EqualTo(-1));
            Assert.That(Zlib.Inflate(payload), Has.Length.EqualTo(1 << 24));
        });
    }

    [TestCaseSource(nameof(Faults))]
    public void EveryFaultIsNamed(byte[] payload, InflateFault fault) =>
        Assert.That(new LenientInflater().Inflate(payload).Fault, Is.EqualTo(fault));

    private static IEnumerable<TestCaseData> Faults()
    {
        var hello = Symbol.Literals("Hello");
        (InflateFault Fault, byte[] Payload)[] faults =
        [
            (InflateFault.EmptyPayload, []),
            (InflateFault.ReservedBlockType, [0x07]),
            (InflateFault.StoredLengthMismatch, DeflatePayload.Of(new StoredBlock("Hello"u8.ToArray()) { Complement = 0 })),
            (InflateFault.TooManyCodes, DeflatePayload.Of(
                new DynamicBlock(hello) { LiteralLengths = [.. Enumerable.Repeat((byte)9, 287)] })),
            (InflateFault.InvalidCodeLengths, DeflatePayload.Of(
                new DynamicBlock(hello) { LiteralLengths = [.. Enumerable.Repeat((byte)7, 257)] })),
            (InflateFault.InvalidCodeLengths, DeflatePayload.Of(
                new DynamicBlock(hello) { LiteralLengths = [.. Enumerable.Repeat((byte)8, 256), 0] })),
            (InflateFault.InvalidSymbol, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Raw(286, 0)]))),
            (InflateFault.InvalidSymbol, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Raw(257, 30)]))),
            (InflateFault.DistanceTooFar, DeflatePayload.Of(new FixedBlock([.. hello, Symbol.Match(3, 6)]))),
            (InflateFault.Unfinished, DeflatePayload.Bare(new StoredBlock("Hello"u8.ToArray()) { Length = 100 })),
            (InflateFault.Unfinished, DeflatePayload.Of(new FixedBlock(hello))[..^2]),
            (InflateFault.EmptyBlockMissing, DeflatePayload.Bare(new FixedBlock(hello) { Final = true })),
        ];
        return faults.Select((f, i) => new TestCaseData(f.Payload, f.Fault).SetArgDisplayNames(f.Fault.ToString(), $"{i}"));
    }
}
