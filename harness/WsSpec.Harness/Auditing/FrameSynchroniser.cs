using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Finds where a frame begins in one direction of a connection that was joined midway: behind a chain of headers, each where the frame before
/// it ends, as an endpoint without faults would send them and long enough to be no accident. Nothing is kept of the octets.
/// </summary>
internal sealed class FrameSynchroniser
{
    /// <summary>
    /// What a chain has to weigh. Of two octets that are as good as random, one pair in thirty begins a header; one in a thousand of those is
    /// also the beginning of a segment, with which most frames begin.
    /// </summary>
    private const int Enough = 8;
    private const int WeightOfHeader = 1;
    private const int WeightOfSegment = 1;

    /// <summary>So many chains are followed at once; octets that are made to look like ever more of them synchronise nothing.</summary>
    private const int MostChains = 1024;
    private readonly Dictionary<(long Next, bool Masked), HeaderChain> _chains = [];

    /// <summary>Octets of a header that goes on in the next segment.</summary>
    private byte[] _tail = [];
    private long _read;

    /// <summary>Whether its frames are masked; null before that is known.</summary>
    public bool? Masked { get; private set; }

    /// <summary>Where a frame begins, as the number of octets before it; null before that is known.</summary>
    private long? Beginning { get; set; }

    /// <summary>Takes a segment.</summary>
    /// <returns>How many octets of it come before a frame that may be read; null when none is known to begin in it.</returns>
    public int? Add(ReadOnlySpan<byte> segment)
    {
        if (Beginning is null)
        {
            Search(segment);
        }

        var before = _read;
        _read += segment.Length;
        return Beginning < _read ? (int)Math.Max(0, Beginning.Value - before) : null;
    }

    private void Search(ReadOnlySpan<byte> segment)
    {
        byte[] window = [.. _tail, .. segment];
        var first = _read - _tail.Length;
        var at = 0;
        for (; at < window.Length && Beginning is null; at++)
        {
            if (!ChainedHeader.TryRead(window.AsSpan(at), out var header))
            {
                break;
            }

            Follow(first + at, header, at == _tail.Length ? WeightOfHeader + WeightOfSegment : WeightOfHeader);
        }

        _tail = window[at..];
    }

    /// <summary>A header may stand here, at the end of a chain or as the first of one; null when none can.</summary>
    private void Follow(long at, ChainedHeader? header, int weight)
    {
        var masked = _chains.Remove((at, true), out var ofMasked);
        var unmasked = _chains.Remove((at, false), out var ofUnmasked);
        if (header is not { } next)
        {
            return;
        }

        var chain = next.Masked ? masked ? ofMasked : default : unmasked ? ofUnmasked : default;
        var key = (at + next.Length, next.Masked);
        if ((chain.With(next, weight) ?? default(HeaderChain).With(next, weight)) is not { } longer
            || (_chains.TryGetValue(key, out var other) && other.Weight >= longer.Weight))
        {
            return;
        }

        // What began before this segment is gone.
        if (longer.Weight >= Enough && longer.IsBetweenMessages && key.Item1 >= _read)
        {
            (Beginning, Masked) = (key.Item1, next.Masked);
            _chains.Clear();
        }
        else if (_chains.Count < MostChains)
        {
            _chains[key] = longer;
        }
    }
}
