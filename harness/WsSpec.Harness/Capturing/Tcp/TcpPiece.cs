namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Octets of one side that cannot be told yet.</summary>
/// <param name="Offset">Of the first of them in all that the side sends.</param>
/// <param name="AfterPeer">How many octets of the peer the side had when it sent them.</param>
internal readonly record struct TcpPiece(long Offset, ReadOnlyMemory<byte> Octets, long AfterPeer, Arrival Arrival)
{
    public long End => Offset + Octets.Length;

    /// <summary>The part between two offsets, both inside.</summary>
    public TcpPiece Between(long from, long to) =>
        this with { Offset = from, Octets = Octets[(int)(from - Offset)..(int)(to - Offset)] };
}
