using System.Buffers.Binary;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>Which of the classic formats a file has; its magic number says it, in the byte order of its writer.</summary>
/// <param name="TicksPerSecond">The unit of the fractions of its times.</param>
/// <param name="RecordHeader">How many octets stand before each packet.</param>
internal readonly record struct PcapVariant(bool IsLittleEndian, int TicksPerSecond, int RecordHeader)
{
    private const uint Microseconds = 0xA1B2C3D4;
    private const uint Nanoseconds = 0xA1B23C4D;

    /// <summary>Of a patched library of old: eight more octets with each packet.</summary>
    private const uint Kuznetzov = 0xA1B2CD34;

    /// <param name="start">The first four octets of the file.</param>
    public static PcapVariant? Of(ReadOnlySpan<byte> start) =>
        Of(BinaryPrimitives.ReadUInt32LittleEndian(start), isLittleEndian: true)
            ?? Of(BinaryPrimitives.ReadUInt32BigEndian(start), isLittleEndian: false);

    public uint Read(ReadOnlySpan<byte> octets) =>
        IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(octets) : BinaryPrimitives.ReadUInt32BigEndian(octets);

    private static PcapVariant? Of(uint magic, bool isLittleEndian) => magic switch
    {
        Microseconds => new(isLittleEndian, 1_000_000, 16),
        Nanoseconds => new(isLittleEndian, 1_000_000_000, 16),
        Kuznetzov => new(isLittleEndian, 1_000_000, 24),
        _ => null,
    };
}
