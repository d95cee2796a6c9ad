using System.Buffers.Binary;
using WsSpec.Protocol;

namespace WsSpec.Benchmarks;

/// <summary>
/// A TCP connection between two addresses, of which nothing is lost: every segment acknowledges all that its peer has sent. Packets are
/// 14 octets of Ethernet, 20 of IPv4, 20 of TCP and the payload.
/// </summary>
/// <param name="number">Tells it from others, by its port and its addresses.</param>
internal sealed class GeneratedConnection(int number)
{
    public const int SegmentLength = 1448;
    public const int LongestPacket = Headers + SegmentLength;
    public const byte Fin = 0x01;
    public const byte Syn = 0x02;
    public const byte Push = 0x08;
    public const byte Ack = 0x10;
    private const int Headers = 14 + 20 + 20;
    private const int Ports = 50_000;
    private uint _client = 0xFFF0_0000; // so that sequence numbers wrap around
    private uint _server = 1;

    /// <summary>Writes a packet without payload.</summary>
    /// <returns>Its length.</returns>
    public int Flags(Role sender, byte flags, Span<byte> packet)
    {
        var length = Packet(sender, flags, [], packet);
        Advance(sender, (flags & (Syn | Fin)) == 0 ? 0u : 1);
        return length;
    }

    /// <summary>Writes a packet with a payload.</summary>
    /// <inheritdoc cref="Flags"/>
    public int Octets(Role sender, ReadOnlySpan<byte> payload, Span<byte> packet)
    {
        var length = Packet(sender, Push | Ack, payload, packet);
        Advance(sender, (uint)payload.Length);
        return length;
    }

    private void Advance(Role sender, uint count)
    {
        _client += sender == Role.Client ? count : 0;
        _server += sender == Role.Server ? count : 0;
    }

    private int Packet(Role sender, byte flags, ReadOnlySpan<byte> payload, Span<byte> packet)
    {
        packet[..Headers].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(packet[12..], 0x0800);
        var ip = packet[14..];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(Headers - 14 + payload.Length));
        ip[8] = 64;
        ip[9] = 6;
        var client = 0x0A01_0000u + (uint)(number / Ports);
        BinaryPrimitives.WriteUInt32BigEndian(ip[(sender == Role.Client ? 12 : 16)..], client);
        BinaryPrimitives.WriteUInt32BigEndian(ip[(sender == Role.Client ? 16 : 12)..], 0x0A00_0001);
        var tcp = ip[20..];
        var port = (ushort)(10_000 + (number % Ports));
        BinaryPrimitives.WriteUInt16BigEndian(tcp[(sender == Role.Client ? 0 : 2)..], port);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[(sender == Role.Client ? 2 : 0)..], 9001);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], sender == Role.Client ? _client : _server);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], (flags & Ack) == 0 ? 0 : sender == Role.Client ? _server : _client);
        tcp[12] = 0x50;
        tcp[13] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 65_000);
        payload.CopyTo(packet[Headers..]);
        return Headers + payload.Length;
    }
}
