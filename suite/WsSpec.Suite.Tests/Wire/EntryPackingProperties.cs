using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Wire;

namespace WsSpec.Suite.Tests.Wire;

public sealed class EntryPackingProperties
{
    /// <summary>Pieces of both sides, few and many octets long, with other entries between.</summary>
    private static readonly Gen<Entry[]> Any =
        (from make in EntryArbitraries.Entries
         from length in Gen.Frequency((3, Gen.Choose(0, 3)), (2, Gen.Choose(0, 5000)), (1, Gen.Constant(70_000)))
         from fill in ArbMap.Default.GeneratorFor<byte[]>()
         select make(default, Octets(length, fill))).ArrayOf();

    [Property]
    public Property TheyAreTheSameEntries() => Prop.ForAll(Any.ToArbitrary(), entries =>
        entries.Packed().Select(Tell).SequenceEqual(entries.Select(Tell)));

    [TestCase(1)]
    [TestCase(1448)]
    [TestCase(4095)]
    public void AFloodInSmallPiecesIsNoMoreThanOneInLargePieces(int length)
    {
        var pieces = Enumerable.Range(0, 1 + (1_000_000 / length)).Select(_ => (Entry)new Entry.Received(default, new byte[length]));
        Assert.That(pieces.Packed().Count(entry => MemoryMarshal.TryGetArray(((Entry.Piece)entry).Octets, out _)), Is.Zero);
    }

    [Test]
    public void FewOctetsStayAsTheyAre()
    {
        var pieces = Enumerable.Range(0, 100).Select(_ => (Entry)new Entry.Received(default, new byte[30])).ToList();
        Assert.That(pieces.Packed(), Is.EqualTo(pieces));
    }

    private static string Tell(Entry entry) => entry is Entry.Piece piece
        ? $"{piece.GetType()} {Convert.ToHexString(LongOctets.AtHand(piece.Octets).Span)}"
        : $"{entry}";

    private static byte[] Octets(int length, byte[] fill)
    {
        var octets = new byte[length];
        for (var i = 0; i < length && fill.Length > 0; i++)
        {
            octets[i] = fill[i % fill.Length];
        }

        return octets;
    }
}
