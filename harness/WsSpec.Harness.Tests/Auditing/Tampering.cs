using System.Collections.Immutable;
using WsSpec.Harness.Capturing;
using WsSpec.Harness.Capturing.Tcp;

namespace WsSpec.Harness.Tests.Auditing;

/// <summary>What may become of the segments of a connection on their way into a capture.</summary>
internal static class Tampering
{
    private const int Farthest = 12;

    /// <summary>Segments change places with others not far away.</summary>
    public static ImmutableArray<TcpSegment> Reordered(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.Select((segment, i) => (segment, place: i + random.Next(Farthest))).OrderBy(s => s.place).Select(s => s.segment)];

    /// <summary>Some come twice.</summary>
    public static ImmutableArray<TcpSegment> Doubled(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.SelectMany(segment => random.Next(3) == 0 ? (TcpSegment[])[segment, segment] : [segment])];

    /// <summary>Octets are cut into other segments, some of which have octets of others too.</summary>
    public static ImmutableArray<TcpSegment> Overlapping(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.SelectMany(segment => Parts(segment, random))];

    /// <summary>Some were not captured.</summary>
    public static ImmutableArray<TcpSegment> Holed(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.Where(_ => random.Next(6) != 0)];

    /// <summary>Of some only the beginning was captured.</summary>
    public static ImmutableArray<TcpSegment> CutShort(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.Select(segment => random.Next(4) == 0 ? Short(segment, random.Next(segment.Payload.Length + 1)) : segment)];

    /// <summary>The capture begins late and ends early.</summary>
    public static ImmutableArray<TcpSegment> Middle(ImmutableArray<TcpSegment> segments, Random random) =>
        [.. segments.Skip(random.Next(segments.Length / 3)).SkipLast(random.Next(segments.Length / 3))];

    private static TcpSegment Short(TcpSegment segment, int length) => segment with
    {
        Payload = segment.Payload[..length],
        Missing = segment.Payload.Length - length,
    };

    private static IEnumerable<TcpSegment> Parts(TcpSegment segment, Random random)
    {
        var length = segment.Payload.Length;
        if (length < 3)
        {
            return [segment];
        }

        var (end, begin) = (random.Next(1, length), random.Next(1, length));
        begin = Math.Min(begin, end);
        return
        [
            segment with { Payload = segment.Payload[..end], Flags = segment.Flags & ~TcpFlags.Fin },
            segment with { Payload = segment.Payload[begin..], Sequence = segment.Sequence + (uint)begin },
        ];
    }
}
