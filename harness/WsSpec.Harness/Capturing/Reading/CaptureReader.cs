using System.Buffers.Binary;
using System.Text;

namespace WsSpec.Harness.Capturing.Reading;

/// <summary>
/// Reads the packets of a capture file one after the other, whatever its octets are. A file that breaks off, or that goes on as something
/// else, ends there, and <see cref="Fault"/> says so.
/// </summary>
internal abstract class CaptureReader
{
    /// <summary>Longer packets are none: a snap length is 256 KiB at most, in octets.</summary>
    protected const int LongestPacket = 256 * 1024;

    private const int MagicLength = 4;

    /// <summary>Nobody logs more without a packet between, in characters.</summary>
    private const int MostSecrets = 32 * 1024 * 1024;
    private readonly StringBuilder _secrets = new();

    /// <summary>Why reading has stopped before the end of the file, as a phrase; null when it has not.</summary>
    public string? Fault { get; private protected set; }

    /// <summary>Packets that the file says were not captured in time.</summary>
    public long Dropped { get; private protected set; }

    /// <summary>How many packets were read.</summary>
    public long Packets { get; private set; }

    /// <summary>The reader for what the stream begins with; null when that is no capture that can be read.</summary>
    public static CaptureReader? Open(Stream input) => Open(new OctetSource(input));

    /// <inheritdoc cref="Open(Stream)"/>
    public static CaptureReader? Open(OctetSource source)
    {
        var start = source.Peek(MagicLength).Span;
        return start.Length < MagicLength ? null
            : BinaryPrimitives.ReadUInt32BigEndian(start) == PcapngFormat.SectionHeader ? new PcapngReader(source)
            : PcapVariant.Of(start) is { } variant ? new PcapReader(source, variant)
            : null;
    }

    /// <summary>The next packet; false at the end.</summary>
    public bool Read(out Packet packet)
    {
        if (Fault is null && Next() is { } next)
        {
            packet = next with { Number = ++Packets };
            return true;
        }

        packet = default;
        return false;
    }

    /// <summary>The lines of key logs that came with the file since the last call.</summary>
    public string TakeSecrets()
    {
        if (_secrets.Length == 0)
        {
            return "";
        }

        var secrets = _secrets.ToString();
        _secrets.Clear();
        return secrets;
    }

    protected void AddSecrets(ReadOnlySpan<byte> keyLog)
    {
        if (_secrets.Length < MostSecrets)
        {
            _secrets.Append(Encoding.Latin1.GetString(keyLog)).Append('\n');
        }
    }

    /// <summary>The next packet but for its number; null at the end, with <see cref="Fault"/> when it came too early.</summary>
    protected abstract Packet? Next();

    protected Packet? Stop(string fault)
    {
        Fault = $"{fault} {Packets + 1}";
        return null;
    }
}
