namespace WsSpec.Suite.Bulk;

/// <summary>Nothing but zeros: what a message is made of whose length is the question.</summary>
internal sealed class ZeroOctets(int length) : LongOctets(length)
{
    private static readonly byte[] Some = new byte[64 * 1024];

    public override IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        for (var left = Length; left > 0; left -= Some.Length)
        {
            yield return Some.AsMemory(0, Math.Min(left, Some.Length));
        }
    }
}
