using System.Buffers.Binary;
using WsSpec.Harness.Capturing.Reading;

namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>One segment as it was captured (RFC 9293, section 3.1).</summary>
/// <param name="Sequence">The number of its first octet.</param>
/// <param name="Acknowledgement">The number of the octet that the sender awaits next; null when the segment has none.</param>
/// <param name="Payload">What was captured of it.</param>
/// <param name="Missing">How many octets behind that were not.</param>
internal readonly record struct TcpSegment(
    TcpEndpoint Source,
    TcpEndpoint Destination,
    uint Sequence,
    uint? Acknowledgement,
    TcpFlags Flags,
    ReadOnlyMemory<byte> Payload,
    int Missing)
{
    private const int Header = 20;

    public bool Has(TcpFlags flag) => (Flags & flag) != 0;

    /// <summary>The segment that a whole IP packet carries; null when it carries none.</summary>
    public static TcpSegment? Read(IpPacket packet)
    {
        var span = packet.Payload.Span;
        if (packet.Protocol != IpPacket.Tcp || span.Length < Header)
        {
            return null;
        }

        var header = (span[12] >> 4) * 4;
        if (header < Header)
        {
            return null;
        }

        // A capture may have cut the options; then nothing of the payload is there, and part of what is missing is options.
        var payload = header <= span.Length ? packet.Payload[header..] : default;
        var flags = (TcpFlags)span[13];
        return new(
            new(packet.Source, BinaryPrimitives.ReadUInt16BigEndian(span)),
            new(packet.Destination, BinaryPrimitives.ReadUInt16BigEndian(span[2..])),
            BinaryPrimitives.ReadUInt32BigEndian(span[4..]),
            (flags & TcpFlags.Ack) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(span[8..]) : null,
            flags,
            payload,
            Math.Max(0, packet.Missing - Math.Max(0, header - span.Length)));
    }
}
