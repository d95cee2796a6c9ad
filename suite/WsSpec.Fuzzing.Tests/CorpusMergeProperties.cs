using FsCheck;
using FsCheck.Fluent;
using WsSpec.Fuzzing.Corpus;

namespace WsSpec.Fuzzing.Tests;

/// <summary>Whoever merges corpora of many hosts gets the same, in whatever order, however often, and loses nothing.</summary>
public sealed class CorpusMergeProperties
{
    /// <summary>Corpora whose inputs pass edges, often the same as others.</summary>
    private static readonly Arbitrary<(byte[][] A, byte[][] B, byte[][] C)> Corpora = (
        from a in Inputs
        from b in Inputs
        from c in Inputs
        select (a, b, c)).ToArbitrary();

    private static Gen<byte[][]> Inputs => Gen.ListOf(Gen.ListOf(Gen.Choose(0, 20).Select(edge => (byte)edge)).Select(edges => edges.ToArray()))
        .Select(inputs => inputs.ToArray());

    [Property]
    public Property ItIsIdempotent() => Prop.ForAll(Corpora, corpora =>
    {
        var merged = Merge(corpora.A, corpora.B);
        return Equal(Merge(merged), merged) && Equal(Merge(merged, corpora.A), merged);
    });

    [Property]
    public Property ItIsCommutative() => Prop.ForAll(Corpora, corpora => Equal(Merge(corpora.A, corpora.B), Merge(corpora.B, corpora.A)));

    [Property]
    public Property ItIsAssociative() => Prop.ForAll(Corpora, corpora =>
        Equal(Merge(Merge(corpora.A, corpora.B), corpora.C), Merge(corpora.A, Merge(corpora.B, corpora.C))));

    [Property]
    public Property EveryEdgeIsKept() => Prop.ForAll(Corpora, corpora =>
        Edges(Merge(corpora.A, corpora.B)).SetEquals(Edges([.. corpora.A, .. corpora.B])));

    [Property]
    public Property NothingIsKeptThatAddsNothing() => Prop.ForAll(Corpora, corpora =>
    {
        var seen = new HashSet<byte>();
        return Merge(corpora.A, corpora.B).All(input => Adds(input, seen));
    });

    /// <summary>The edges of an input are its octets.</summary>
    private static byte[][] Merge(params byte[][][] corpora)
    {
        var seen = new HashSet<byte>();
        return [.. CorpusMerge.Few(corpora.SelectMany(corpus => corpus), input => Adds(input, seen))];
    }

    private static bool Adds(byte[] input, HashSet<byte> seen)
    {
        var before = seen.Count;
        seen.UnionWith(input);
        return seen.Count > before;
    }

    private static HashSet<byte> Edges(byte[][] corpus) => [.. corpus.SelectMany(input => input)];

    private static bool Equal(byte[][] one, byte[][] other) => one.Select(Convert.ToHexString).SequenceEqual(other.Select(Convert.ToHexString));
}
