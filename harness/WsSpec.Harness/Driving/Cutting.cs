using WsSpec.Suite.Cases;

namespace WsSpec.Harness.Driving;

/// <summary>Cuts octets into the writes that a delivery asks for.</summary>
internal static class Cutting
{
    /// <summary>
    /// So many octets go one by one; what a frame has beyond them, all payload, goes in pieces of an odd size, so that an octet-by-octet
    /// run over large messages ends in reasonable time and still cuts at every residue of the masking key.
    /// </summary>
    private const int SingleOctets = 512;
    private const int ShortestLaterPiece = 1021;

    /// <summary>
    /// Each piece has to be read before the next is written, so there is a limit to them, which only floods of frames reach.
    /// </summary>
    private const int MostAlone = 2048;
    private const int MostLaterPieces = 1024;

    /// <param name="octets">Everything to be written.</param>
    /// <param name="borders">The offsets at which a frame ends.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> octets, IEnumerable<int> borders, Delivery delivery) =>
        delivery switch
        {
            Delivery.Whole or Delivery.Coalesced => [octets],
            Delivery.FrameBorders => At(octets, borders.Order().Take(MostAlone)),
            Delivery.Octet => At(octets, Octetwise(octets.Length, borders)),
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

    /// <returns>The offsets of the cuts.</returns>
    private static IEnumerable<int> Octetwise(int length, IEnumerable<int> borders)
    {
        var (offset, alone) = (0, 0);
        foreach (var end in borders.Where(border => border > 0 && border < length).Distinct().Order().Append(length))
        {
            var (single, later) = (offset + SingleOctets, LaterPiece(end - offset));
            while (offset < end && alone < MostAlone)
            {
                alone += offset < single ? 1 : 0;
                yield return offset = offset < single ? offset + 1 : Math.Min(offset + later, end);
            }
        }

        for (var later = LaterPiece(length - offset); offset < length;)
        {
            yield return offset += later;
        }
    }

    private static int LaterPiece(int length) => Math.Max(ShortestLaterPiece, (length / MostLaterPieces) | 1);
}
