using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>One interface of a pcapng file.</summary>
/// <param name="Link">What its packets begin with.</param>
/// <param name="SnapLength">How many octets of a packet were captured at most; 0: all.</param>
/// <param name="TicksPerSecond">The unit of its times.</param>
/// <param name="Offset">What is added to them.</param>
internal readonly record struct PcapngInterface(LinkType Link, uint SnapLength, double TicksPerSecond, TimeSpan Offset)
{
    private const byte UsualResolution = 6;

    /// <summary>In the units of a time span; the numbers of 32 bits for seconds end before.</summary>
    private const ulong Latest = (ulong)uint.MaxValue * TimeSpan.TicksPerSecond;

    /// <summary>An interface that the file does not describe; nobody can read its packets.</summary>
    public static PcapngInterface Unknown { get; } = new((LinkType)(-1), 0, 1e6, TimeSpan.Zero);

    /// <param name="body">The body of its block, eight octets at least: link type, two octets reserved, snap length, options.</param>
    public static PcapngInterface Read(ReadOnlySpan<byte> body, bool isLittleEndian)
    {
        var link = isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(body) : BinaryPrimitives.ReadUInt16BigEndian(body);
        var snap = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(body[4..]) : BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var options = body[8..];
        var resolution = (byte)(PcapngOptions.Number(options, PcapngFormat.TimeResolution, isLittleEndian) ?? UsualResolution);
        var offset = (long)(PcapngOptions.Number(options, PcapngFormat.TimeOffset, isLittleEndian) ?? 0);
        return new((LinkType)link, snap, PerSecond(resolution), TimeSpan.FromSeconds((double)Math.Clamp(offset, -int.MaxValue, int.MaxValue)));
    }

    /// <summary>A time of this interface since the epoch; what is beyond all calendars is no time.</summary>
    public TimeSpan Time(ulong ticks)
    {
        var time = (UInt128)ticks * TimeSpan.TicksPerSecond / (UInt128)TicksPerSecond;
        return time < Latest ? TimeSpan.FromTicks((long)time) + Offset : TimeSpan.Zero;
    }

    /// <summary>The highest bit chooses between powers of ten and of two.</summary>
    private static double PerSecond(byte resolution) => Math.Pow(resolution < 0x80 ? 10 : 2, resolution & 0x7F);
}
