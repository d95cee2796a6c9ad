using System.Buffers;
using System.Buffers.Binary;

namespace WsSpec.Protocol.PerMessageDeflate;

/// <summary>Bits on their way into octets, the lowest first (RFC 1951, section 3.1.1); those that fill no octet yet wait.</summary>
internal struct BitSink
{
    private ulong _bits;

    /// <summary>How many bits wait, 0 to 7 between writes.</summary>
    public int Count { get; private set; }

    /// <summary>Appends at most 32 bits.</summary>
    public void Write(uint value, int count, IBufferWriter<byte> output)
    {
        _bits |= (ulong)value << Count;
        Count += count;
        if (Count < 8)
            return;

        var whole = Count / 8;
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(sizeof(ulong)), _bits);
        output.Advance(whole);
        _bits >>= 8 * whole;
        Count &= 7;
    }

    /// <summary>Fills up the current octet with zeros.</summary>
    public void Align(IBufferWriter<byte> output) => Write(0, -Count & 7, output);
}
