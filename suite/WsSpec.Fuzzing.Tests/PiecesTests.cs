using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WsSpec.Fuzzing.Targets;

namespace WsSpec.Fuzzing.Tests;

public sealed class PiecesTests
{
    [Property]
    public bool PiecesJoinedAreTheOctets(byte[] octets, byte cutting)
    {
        var joined = new List<byte>();
        foreach (var piece in new Pieces(octets, cutting))
            joined.AddRange(piece);
        return joined.SequenceEqual(octets);
    }

    [Test]
    public void CuttingsDiffer()
    {
        var octets = new byte[3000];
        var cuttings = Enumerable.Range(0, 256).Select(cutting => Lengths(octets, (byte)cutting)).Distinct();
        Assert.That(cuttings.Count(), Is.EqualTo(256));
    }

    private static string Lengths(byte[] octets, byte cutting)
    {
        var lengths = new List<int>();
        foreach (var piece in new Pieces(octets, cutting))
            lengths.Add(piece.Length);
        return string.Join(' ', lengths);
    }
}
