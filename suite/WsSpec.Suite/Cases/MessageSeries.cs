using WsSpec.Protocol;

namespace WsSpec.Suite.Cases;

/// <summary>
/// Messages of one length that are windows over a source: each begins where the one before has ended, and behind the end of the source its
/// beginning comes again.
/// </summary>
/// <param name="Type">Text or Binary.</param>
/// <param name="Source">Not empty.</param>
/// <param name="Length">Octets of each message.</param>
/// <param name="Count">How many messages.</param>
public sealed record MessageSeries(Opcode Type, ReadOnlyMemory<byte> Source, int Length, int Count)
{
    /// <summary>
    /// The octets of message <paramref name="index"/> from <paramref name="offset"/> on, as many as lie in one piece of the source.
    /// </summary>
    public ReadOnlyMemory<byte> Segment(int index, int offset)
    {
        var start = (int)((((long)index * Length) + offset) % Source.Length);
        return Source.Slice(start, Math.Min(Length - offset, Source.Length - start));
    }

    /// <summary>All octets of message <paramref name="index"/>, in pieces.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Segments(int index)
    {
        for (var offset = 0; offset < Length;)
        {
            var segment = Segment(index, offset);
            offset += segment.Length;
            yield return segment;
        }
    }

    public string Describe() => $"send {Count} {Type} messages of {Length} octets";
}
