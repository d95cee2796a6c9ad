namespace WsSpec.Harness.Capturing.Reading;

/// <summary>
/// The classic format: a header of 24 octets (magic, version, zone, accuracy, snap length, link type), then records of seconds, fraction,
/// captured and original length, each a number of 32 bits, and the octets of the packet.
/// </summary>
internal sealed class PcapReader(OctetSource source, PcapVariant variant) : CaptureReader
{
    private const int FileHeader = 24;
    private const int LinkTypeAt = 20;

    /// <summary>The other bits of the word say whether frames have a check sequence.</summary>
    private const uint LinkTypeBits = 0xFFFF;
    private LinkType? _link;

    protected override Packet? Next()
    {
        if (_link is null)
        {
            if (source.Take(FileHeader) is not { } header)
            {
                return Stop("the file ends in its header, before packet");
            }

            _link = (LinkType)(variant.Read(header.Span[LinkTypeAt..]) & LinkTypeBits);
        }

        return source.Peek(1).IsEmpty ? null
            : source.Take(variant.RecordHeader) is { } record ? Next(record.Span)
            : Stop("the file ends in the middle of packet");
    }

    private Packet? Next(ReadOnlySpan<byte> record)
    {
        var at = TimeSpan.FromSeconds(variant.Read(record))
            + TimeSpan.FromTicks((long)(variant.Read(record[4..]) * (double)TimeSpan.TicksPerSecond / variant.TicksPerSecond));
        var (captured, original) = (variant.Read(record[8..]), variant.Read(record[12..]));
        return captured > LongestPacket ? Stop("the file makes no sense from packet")
            : source.Take((int)captured) is { } octets
                ? new(0, at, _link!.Value, octets, (int)Math.Clamp((long)original - captured, 0, LongestPacket))
            : Stop("the file ends in the middle of packet");
    }
}
