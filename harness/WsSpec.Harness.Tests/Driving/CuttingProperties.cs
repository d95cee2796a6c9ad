using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Harness.Driving;
using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Tests.Driving;

public sealed class CuttingProperties
{
    [Property]
    public bool ThePiecesJoinToTheOctets(byte[] octets, int[] borders, Delivery delivery) =>
        Join(Cutting.Cut(octets, borders, delivery)).SequenceEqual(octets);

    [Property]
    public bool CutsFromTheEndAndOutsideJoinToTheOctets(byte[] octets, NonNegativeInt[] cuts) =>
        Join(Cutting.At(octets, cuts.Select((cut, i) => new Index(cut.Get, fromEnd: i % 2 == 0)))).SequenceEqual(octets);

    [Property]
    public Property EachFrameIsAPieceOfItsOwn() => Prop.ForAll(Gen.Choose(1, 20).ListOf().ToArbitrary(), lengths =>
    {
        var borders = lengths.Aggregate((IEnumerable<int>)[0], (sums, length) => sums.Append(sums.Last() + length)).Skip(1).ToList();
        var pieces = Cutting.Cut(new byte[lengths.Sum()], borders, Delivery.FrameBorders).Select(p => p.Length);
        return pieces.Where(length => length > 0).SequenceEqual(lengths);
    });

    [TestCase(Delivery.Whole)]
    [TestCase(Delivery.Coalesced)]
    public void WholeIsOneWrite(Delivery delivery) => Assert.That(Cutting.Cut(new byte[9], [3, 6], delivery).Count(), Is.EqualTo(1));

    /// <summary>
    /// Header and beginning of each frame go octet by octet, and what is beyond them in pieces that no masking key divides.
    /// </summary>
    [Test]
    public void TheFirst512OctetsOfEachFrameTravelAlone()
    {
        var lengths = Cutting.Cut(new byte[4000], [2000, 4000], Delivery.Octet).Select(p => p.Length).ToList();
        int[] frame = [.. Enumerable.Repeat(1, 512), 1021, 467];
        Assert.That(lengths, Is.EqualTo((int[])[.. frame, .. frame]));
        Assert.That(frame[^2] % 4, Is.Not.Zero);
    }

    [TestCase(Delivery.Octet)]
    [TestCase(Delivery.FrameBorders)]
    public void AFloodOfFramesIsNoFloodOfPieces(Delivery delivery)
    {
        var pieces = Cutting.Cut(new byte[4 << 16], [.. Enumerable.Range(1, 1 << 16).Select(frame => 4 * frame)], delivery).ToList();
        Assert.That(pieces, Has.Count.InRange(2049, 2048 + 1024));
        Assert.That(pieces.Take(2048).Select(piece => piece.Length), Has.All.EqualTo(delivery == Delivery.Octet ? 1 : 4));
    }

    private static byte[] Join(IEnumerable<ReadOnlyMemory<byte>> pieces) => [.. pieces.SelectMany(piece => piece.ToArray())];
}
