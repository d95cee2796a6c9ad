using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>
/// The format pcapng (draft-ietf-opsawg-pcapng): sections, each with a byte order and interfaces of its own, of blocks of which those with
/// packets, interfaces, their statistics and secrets are read and all others skipped.
/// </summary>
internal sealed class PcapngReader(OctetSource source) : CaptureReader
{
    private const int MostInterfaces = 65_536;

    /// <summary>Packets have options besides; key logs are long. Blocks beyond are skipped, in octets.</summary>
    private const int LongestBlock = 16 * 1024 * 1024;
    private readonly List<PcapngInterface> _interfaces = [];
    private bool _isLittleEndian;

    protected override Packet? Next()
    {
        while (!source.Peek(1).IsEmpty)
        {
            if (Header() is not var (type, length))
            {
                return null;
            }

            if (length > LongestBlock)
            {
                if (!source.Skip(length))
                {
                    return Stop("the file ends in the middle of a block before packet");
                }
            }
            else if (source.Take((int)length) is not { } block)
            {
                return Stop("the file ends in the middle of packet");
            }
            else if (Read(type, block[8..^4]) is { } packet)
            {
                return packet;
            }
        }

        return null;
    }

    /// <summary>Type and length of the next block; null, and a fault, when there is none.</summary>
    private (uint Type, long Length)? Header()
    {
        var start = source.Peek(PcapngFormat.ShortestBlock).Span;
        if (start.Length < PcapngFormat.ShortestBlock)
        {
            Stop("the file ends in the middle of packet");
            return null;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(start) == PcapngFormat.SectionHeader)
        {
            _isLittleEndian = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]) == PcapngFormat.ByteOrderMagic;
            _interfaces.Clear();
        }

        var length = U32(start[4..]);
        if (length < PcapngFormat.ShortestBlock || length % 4 != 0)
        {
            Stop("the file makes no sense from packet");
            return null;
        }

        return (U32(start), length);
    }

    private Packet? Read(uint type, ReadOnlyMemory<byte> body)
    {
        switch (type)
        {
            case PcapngFormat.InterfaceDescription when body.Length >= 8 && _interfaces.Count < MostInterfaces:
                _interfaces.Add(PcapngInterface.Read(body.Span, _isLittleEndian));
                return null;
            case PcapngFormat.EnhancedPacket when body.Length >= 20:
                return Timed(body, U32(body.Span), header: 20);
            case PcapngFormat.ObsoletePacket when body.Length >= 20:
                return Timed(body, U16(body.Span), header: 20);
            case PcapngFormat.SimplePacket when body.Length >= 4 && _interfaces is [var first, ..]:
                var original = U32(body.Span);
                var captured = Math.Min(original, first.SnapLength == 0 ? uint.MaxValue : first.SnapLength);
                return Cut(body[4..], TimeSpan.Zero, first, captured, original);
            case PcapngFormat.InterfaceStatistics when body.Length >= 12:
                Dropped = Math.Max(Dropped, (long)Math.Min(
                    PcapngOptions.Number(body.Span[12..], PcapngFormat.DroppedByInterface, _isLittleEndian) ?? 0, int.MaxValue));
                return null;
            case PcapngFormat.DecryptionSecrets when body.Length >= 8 && U32(body.Span) == PcapngFormat.TlsKeyLog:
                AddSecrets(body.Span[8..(int)Math.Min(8L + U32(body.Span[4..]), body.Length)]);
                return null;
            default:
                return null;
        }
    }

    private Packet? Timed(ReadOnlyMemory<byte> body, uint number, int header)
    {
        if (number >= _interfaces.Count)
        {
            return Cut(body[header..], TimeSpan.Zero, PcapngInterface.Unknown, U32(body.Span[12..]), U32(body.Span[16..]));
        }

        var ticks = ((ulong)U32(body.Span[4..]) << 32) | U32(body.Span[8..]);
        var from = _interfaces[(int)number];
        return Cut(body[header..], from.Time(ticks), from, U32(body.Span[12..]), U32(body.Span[16..]));
    }

    private static Packet Cut(ReadOnlyMemory<byte> data, TimeSpan at, PcapngInterface from, uint captured, uint original)
    {
        var length = (int)Math.Min(Math.Min(captured, (uint)data.Length), LongestPacket);
        return new(0, at, from.Link, data[..length], (int)Math.Clamp((long)original - length, 0, LongestPacket));
    }

    private uint U32(ReadOnlySpan<byte> octets) =>
        _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(octets) : BinaryPrimitives.ReadUInt32BigEndian(octets);

    private ushort U16(ReadOnlySpan<byte> octets) =>
        _isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(octets) : BinaryPrimitives.ReadUInt16BigEndian(octets);
}
