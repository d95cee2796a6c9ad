using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>Finds the IP packet behind the headers of a link layer.</summary>
internal static class LinkLayer
{
    private const ushort Ipv4 = 0x0800;
    private const ushort Ipv6 = 0x86DD;
    private const ushort PppoeSession = 0x8864;
    private const ushort Mpls = 0x8847;
    private const ushort PppIpv4 = 0x0021;
    private const ushort PppIpv6 = 0x0057;

    /// <summary>Smaller values of the field are the length of an 802.3 frame.</summary>
    private const ushort FirstEthertype = 0x0600;
    private const int MostTags = 8;

    /// <summary>True for link types whose packets are read; of those of others nothing is known.</summary>
    public static bool IsKnown(LinkType link) => Enum.IsDefined(link);

    /// <summary>The octets from the IP header on; null when there is none.</summary>
    public static ReadOnlyMemory<byte>? Payload(LinkType link, ReadOnlyMemory<byte> packet) => link switch
    {
        LinkType.RawOfBsd or LinkType.RawOfOpenBsd or LinkType.Raw or LinkType.Ipv4 or LinkType.Ipv6 => packet,
        LinkType.Null or LinkType.Loop => AfterFamily(packet),
        LinkType.Ethernet => AfterEthertype(packet, at: 12),
        LinkType.LinuxCooked => AfterEthertype(packet, at: 14),
        LinkType.LinuxCooked2 => packet.Length >= 20 ? Of(U16(packet, 0), packet[20..]) : null,
        _ => null,
    };

    /// <summary>The family is 2 for IPv4 and one of several numbers for IPv6, in either byte order.</summary>
    private static ReadOnlyMemory<byte>? AfterFamily(ReadOnlyMemory<byte> packet) =>
        packet.Length >= 4 && (BinaryPrimitives.ReadUInt32LittleEndian(packet.Span) is 2 or 10 or 24 or 28 or 30
            || BinaryPrimitives.ReadUInt32BigEndian(packet.Span) is 2 or 10 or 24 or 28 or 30)
            ? packet[4..]
            : null;

    private static ReadOnlyMemory<byte>? AfterEthertype(ReadOnlyMemory<byte> packet, int at) =>
        packet.Length >= at + 2 ? Of(U16(packet, at), packet[(at + 2)..]) : null;

    private static ReadOnlyMemory<byte>? Of(ushort ethertype, ReadOnlyMemory<byte> rest)
    {
        for (var tags = 0; tags <= MostTags; tags++)
        {
            switch (ethertype)
            {
                case Ipv4 or Ipv6:
                    return rest;
                case 0x8100 or 0x88A8 or 0x9100 when rest.Length >= 4: // VLAN: two octets of tag, and the ethertype of the rest
                    (ethertype, rest) = (U16(rest, 2), rest[4..]);
                    break;
                case PppoeSession when rest.Length >= 8:
                    return U16(rest, 6) is PppIpv4 or PppIpv6 ? rest[8..] : null;
                case Mpls:
                    return AfterLabels(rest);
                case < FirstEthertype when rest.Length >= 8 && rest.Span.StartsWith<byte>([0xAA, 0xAA, 0x03]): // SNAP
                    (ethertype, rest) = (U16(rest, 6), rest[8..]);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Labels of four octets, the last one with a bit that says so.</summary>
    private static ReadOnlyMemory<byte>? AfterLabels(ReadOnlyMemory<byte> rest)
    {
        for (var labels = 0; labels < MostTags && rest.Length >= 4; labels++)
        {
            var isLast = (rest.Span[2] & 1) != 0;
            rest = rest[4..];
            if (isLast)
            {
                return rest;
            }
        }

        return null;
    }

    private static ushort U16(ReadOnlyMemory<byte> octets, int at) => BinaryPrimitives.ReadUInt16BigEndian(octets.Span[at..]);
}
