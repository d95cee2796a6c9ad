using FsCheck;
using FsCheck.Fluent;
using WsSpec.Harness.SelfTest;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;

namespace WsSpec.Harness.Tests.SelfTest;

public sealed class IncomingFramesProperties
{
    private static readonly Gen<byte[]> Frame =
        from header in ArbMap.Default.GeneratorFor<byte>().ArrayOf(2)
        from rest in ArbMap.Default.GeneratorFor<byte>().ArrayOf()
        select (byte[])[header[0], (byte)(header[1] % 8 | header[1] & 0x80), .. rest];

    private static readonly Arbitrary<(byte[] Octets, byte[] Cuts)> Streams = (
        from frames in Frame.ListOf()
        from cuts in ArbMap.Default.GeneratorFor<byte>().ArrayOf()
        select (frames.SelectMany(f => f).ToArray(), cuts)).ToArbitrary();

    [Property]
    public Property ThePiecesOfAnyReadsJoinToTheOctets() => Prop.ForAll(Streams, stream =>
    {
        var joined = Pieces(stream.Octets, stream.Cuts).SelectMany(p => p.Octets).SelectMany(o => o.ToArray()).ToArray();

        // A header that never got complete is held back at the end.
        return stream.Octets.AsSpan().StartsWith(joined) && stream.Octets.Length - joined.Length < FrameHeader.MaxLength;
    });

    [Property]
    public Property HeadersAndPayloadsAreTheSameHoweverTheyAreCut() => Prop.ForAll(Streams, stream =>
    {
        var whole = Pieces(stream.Octets, []);
        var cut = Pieces(stream.Octets, stream.Cuts);
        return whole.Where(p => p.IsFirst).Select(p => p.Header).SequenceEqual(cut.Where(p => p.IsFirst).Select(p => p.Header))
            && whole.SelectMany(p => p.ApplicationData()).SequenceEqual(cut.SelectMany(p => p.ApplicationData()));
    });

    [Property]
    public Property AHeaderThatIsNotChangedKeepsItsOctets() => Prop.ForAll(Streams, stream =>
        Pieces(stream.Octets, []).All(p => p.Under(header => header).HeaderOctets.Span.SequenceEqual(p.HeaderOctets.Span)));

    private static List<FramePiece> Pieces(byte[] octets, byte[] cuts)
    {
        var frames = new IncomingFrames();
        var pieces = new List<FramePiece>();
        var rest = octets.AsMemory();
        foreach (var length in cuts)
        {
            var read = rest[..Math.Min(length, rest.Length)];
            pieces.AddRange(frames.Read(read, withHead: false));
            rest = rest[read.Length..];
        }

        pieces.AddRange(frames.Read(rest, withHead: false));
        return pieces;
    }
}
