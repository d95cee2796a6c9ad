using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>
/// An IP packet of either version without its headers. Checksums are never looked at: network cards compute them after the capture.
/// </summary>
/// <param name="Protocol">What it carries; 6 is TCP.</param>
/// <param name="Payload">What was captured of its payload.</param>
/// <param name="Missing">How many octets at its end were not captured.</param>
internal readonly record struct IpPacket(
    UInt128 Source, UInt128 Destination, byte Protocol, ReadOnlyMemory<byte> Payload, int Missing)
{
    public const byte Tcp = 6;
    private const int HeaderOfV4 = 20;
    private const int HeaderOfV6 = 40;
    private const int MostExtensions = 16;

    /// <summary>How addresses of version 4 begin among those of version 6.</summary>
    private static readonly UInt128 MappedPrefix = new(0, 0x0000_FFFF_0000_0000);

    /// <summary>Where it belongs when it is part of a larger one; null when it is whole.</summary>
    public Fragment? Fragment { get; init; }

    /// <param name="missing">Octets of the link layer's packet that were not captured.</param>
    public static IpPacket? Read(ReadOnlyMemory<byte> octets, int missing) => octets.IsEmpty ? null : (octets.Span[0] >> 4) switch
    {
        4 => V4(octets, missing),
        6 => V6(octets, missing),
        _ => null,
    };

    /// <summary>The address as UInt128; one of version 4 is mapped into version 6.</summary>
    public static UInt128 Mapped(uint address) => MappedPrefix | address;

    private static IpPacket? V4(ReadOnlyMemory<byte> octets, int missing)
    {
        var span = octets.Span;
        var header = (span[0] & 0x0F) * 4;
        if (header < HeaderOfV4 || span.Length < header)
        {
            return null;
        }

        // Segments that the network card will cut have a total length of 0 in some captures: then all that there is belongs to it.
        var total = BinaryPrimitives.ReadUInt16BigEndian(span[2..]);
        var (payload, lost) = Cut(octets[header..], total == 0 ? null : total - header, missing);
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(span[6..]);
        var (more, offset) = ((fragment & 0x2000) != 0, (fragment & 0x1FFF) * 8);
        return new(
            Mapped(BinaryPrimitives.ReadUInt32BigEndian(span[12..])),
            Mapped(BinaryPrimitives.ReadUInt32BigEndian(span[16..])),
            span[9],
            payload,
            lost)
        {
            Fragment = more || offset > 0 ? new(BinaryPrimitives.ReadUInt16BigEndian(span[4..]), offset, more) : null,
        };
    }

    private static IpPacket? V6(ReadOnlyMemory<byte> octets, int missing)
    {
        var span = octets.Span;
        if (span.Length < HeaderOfV6)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(span[4..]);
        var (rest, lost) = Cut(octets[HeaderOfV6..], length == 0 ? null : length, missing);
        var packet = new IpPacket(
            BinaryPrimitives.ReadUInt128BigEndian(span[8..]), BinaryPrimitives.ReadUInt128BigEndian(span[24..]), span[6], rest, lost);
        for (var extensions = 0; extensions < MostExtensions; extensions++)
        {
            if (packet.WithoutExtension() is not { } inner)
            {
                return packet;
            }

            packet = inner;
        }

        return null;
    }

    /// <summary>The packet without the first of its extension headers (RFC 8200, section 4); null when it has none.</summary>
    private IpPacket? WithoutExtension()
    {
        var span = Payload.Span;
        if (span.Length < 8 || Fragment is { Offset: > 0 })
        {
            return null;
        }

        var header = Protocol switch
        {
            0 or 43 or 60 => 8 + (8 * span[1]),
            44 => 8,
            51 => 4 * (span[1] + 2),
            _ => 0,
        };
        if (header == 0 || header > span.Length)
        {
            return null;
        }

        var field = BinaryPrimitives.ReadUInt16BigEndian(span[2..]);
        return this with
        {
            Protocol = span[0],
            Payload = Payload[header..],
            Fragment = Protocol == 44 && field is not 0 and var bits && ((bits & 0xFFF8) != 0 || (bits & 1) != 0)
                ? new(BinaryPrimitives.ReadUInt32BigEndian(span[4..]), bits & 0xFFF8, (bits & 1) != 0)
                : Fragment,
        };
    }

    /// <summary>What the link layer filled up is cut off; what the header promises and is not there is missing.</summary>
    private static (ReadOnlyMemory<byte> Payload, int Missing) Cut(ReadOnlyMemory<byte> octets, int? promised, int missing) =>
        promised is not { } length ? (octets, missing)
        : length <= octets.Length ? (octets[..Math.Max(0, length)], 0)
        : (octets, length - octets.Length);
}

/// <summary>The place of a fragment in the packet that it is part of.</summary>
/// <param name="Id">What all fragments of one packet have in common, beside addresses and protocol.</param>
/// <param name="Offset">In octets.</param>
/// <param name="More">True when others come behind it.</param>
internal readonly record struct Fragment(uint Id, int Offset, bool More);
