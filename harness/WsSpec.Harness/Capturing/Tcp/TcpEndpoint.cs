using System.Buffers.Binary;
using System.Net;

namespace WsSpec.Harness.Capturing.Tcp;

/// <summary>Address and port of one side of a connection.</summary>
/// <param name="Address">Of version 6, or of version 4 mapped into it (<c>::ffff:a.b.c.d</c>).</param>
internal readonly record struct TcpEndpoint(UInt128 Address, ushort Port) : IComparable<TcpEndpoint>
{
    public static TcpEndpoint Of(IPEndPoint endpoint) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(endpoint.Address.MapToIPv6().GetAddressBytes()), (ushort)endpoint.Port);

    /// <summary>Cheap, because each packet asks: what is different between connections of one capture is at the end.</summary>
    public override int GetHashCode() => ((int)(uint)Address * 31) ^ (Port * 0x10001);

    public int CompareTo(TcpEndpoint other) => (Address, Port).CompareTo((other.Address, other.Port));

    /// <summary>The address as people write it.</summary>
    public string Host()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, Address);
        var address = new IPAddress(octets);
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    public override string ToString() =>
        Host() is var host && host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{Port}" : $"{host}:{Port}";

    public static bool operator <(TcpEndpoint left, TcpEndpoint right) => left.CompareTo(right) < 0;

    public static bool operator >(TcpEndpoint left, TcpEndpoint right) => left.CompareTo(right) > 0;

    public static bool operator <=(TcpEndpoint left, TcpEndpoint right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TcpEndpoint left, TcpEndpoint right) => left.CompareTo(right) >= 0;
}
