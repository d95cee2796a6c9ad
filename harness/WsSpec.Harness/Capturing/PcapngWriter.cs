using System.Buffers.Binary;
using System.Text;
using static WsSpec.Harness.Capturing.PcapngFormat;

namespace WsSpec.Harness.Capturing;

/// <summary>
/// Writes the blocks of a pcapng file (draft-ietf-opsawg-pcapng): one section, one interface whose packets begin with an IPv4 header, times
/// in microseconds.
/// </summary>
internal sealed class PcapngWriter
{
    private readonly Stream _output;

    public PcapngWriter(Stream output)
    {
        _output = output;
        Span<byte> section = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(section, ByteOrderMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(section[4..], 1);
        BinaryPrimitives.WriteInt64LittleEndian(section[8..], -1); // the length of the section is not told
        WriteBlock(SectionHeader, section);
        Span<byte> description = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(description, (ushort)LinkType.Ipv4);
        WriteBlock(InterfaceDescription, description); // the last four octets: packets of any length
    }

    /// <param name="at">Time since the epoch.</param>
    /// <param name="comment">What the packet list shows with it; null: nothing.</param>
    public void WritePacket(TimeSpan at, ReadOnlySpan<byte> packet, string? comment)
    {
        var text = comment is null ? [] : Encoding.UTF8.GetBytes(comment);
        var options = comment is null ? 0 : 4 + Padded(text.Length) + 4;
        var body = new byte[20 + Padded(packet.Length) + options];
        var microseconds = (ulong)at.TotalMicroseconds;
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), (uint)(microseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), (uint)microseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(12), (uint)packet.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(16), (uint)packet.Length);
        packet.CopyTo(body.AsSpan(20));
        if (comment is not null)
        {
            var option = body.AsSpan(20 + Padded(packet.Length));
            BinaryPrimitives.WriteUInt16LittleEndian(option, Comment);
            BinaryPrimitives.WriteUInt16LittleEndian(option[2..], (ushort)text.Length);
            text.CopyTo(option[4..]);
        }

        WriteBlock(EnhancedPacket, body);
    }

    private void WriteBlock(uint type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        var total = (uint)body.Length + ShortestBlock;
        BinaryPrimitives.WriteUInt32LittleEndian(number, type);
        _output.Write(number);
        BinaryPrimitives.WriteUInt32LittleEndian(number, total);
        _output.Write(number);
        _output.Write(body);
        _output.Write(number);
    }
}
