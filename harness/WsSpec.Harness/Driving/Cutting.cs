using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>Cuts octets into the writes that a delivery asks for.</summary>
internal static class Cutting
{
    /// <summary>
    /// So many octets go one by one; what a frame has beyond them, all payload, goes in pieces of an odd size, so that an octet-by-octet run
    /// over large messages ends in reasonable time and still cuts at every residue of the masking key.
    /// </summary>
    private const int SingleOctets = 512;
    private const int LaterPiece = 1021;

    /// <param name="octets">Everything to be written.</param>
    /// <param name="borders">The offsets at which a frame ends.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> octets, IEnumerable<int> borders, Delivery delivery) => delivery switch
    {
        Delivery.Whole or Delivery.Coalesced => [octets],
        Delivery.FrameBorders => At(octets, borders),
        Delivery.Octet => At(octets, borders).SelectMany(Octetwise),
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    /// <summary>Cuts at these offsets; those outside are passed over.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> octets, IEnumerable<Index> cuts) =>
        At(octets, cuts.Select(cut => cut.GetOffset(octets.Length)));

    private static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> octets, IEnumerable<int> offsets)
    {
        var start = 0;
        foreach (var offset in offsets.Where(o => o > 0 && o < octets.Length).Distinct().Order())
        {
            yield return octets[start..offset];
            start = offset;
        }

        yield return octets[start..];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Octetwise(ReadOnlyMemory<byte> octets)
    {
        for (var i = 0; i < octets.Length;)
        {
            var length = i < SingleOctets ? 1 : Math.Min(LaterPiece, octets.Length - i);
            yield return octets.Slice(i, length);
            i += length;
        }
    }
}
