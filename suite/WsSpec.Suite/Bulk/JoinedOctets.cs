namespace WsSpec.Suite.Bulk;

/// <summary>Octets that stand one behind the other only when somebody looks, such as those of a frame that came in many reads.</summary>
internal sealed class JoinedOctets(IReadOnlyList<ReadOnlyMemory<byte>> parts) : LongOctets(parts.Sum(part => part.Length))
{
    public IReadOnlyList<ReadOnlyMemory<byte>> Joined => parts;

    public override IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        foreach (var part in parts)
        {
            if (part.Length < Shortest)
            {
                yield return part;
                continue;
            }

            foreach (var piece in Pieces(part))
            {
                yield return piece;
            }
        }
    }
}
