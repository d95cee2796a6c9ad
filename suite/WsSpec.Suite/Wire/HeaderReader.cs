using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Wire;

/// <summary>Reads the header of one frame after the other (section 5.2); what follows each is its caller's to take.</summary>
/// <param name="retention">Where frames come from; null: each is new.</param>
internal sealed class HeaderReader(bool fromTestee, Retention? retention = null)
{
    private readonly byte[] _octets = new byte[RawFrame.HeaderMaximum];
    private int _length;

    /// <summary>Why reading has stopped, or null.</summary>
    public string? Undecodable { get; private set; }

    /// <summary>True when octets of an unfinished header are held.</summary>
    public bool IsMidway => _length > 0;

    /// <summary>Takes octets up to the end of one header.</summary>
    /// <returns>The frame without its payload, or null when more octets are needed; one that stops the reading is returned once.</returns>
    public TapFrame? Read(ref ReadOnlyMemory<byte> octets)
    {
        while (_length < Needed())
        {
            if (octets.IsEmpty)
            {
                return null;
            }

            _octets[_length++] = octets.Span[0];
            octets = octets[1..];
        }

        var form = Form(_octets[1]);
        var length = form switch
        {
            LengthForm.Bits16 => BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(2)),
            LengthForm.Bits64 => BinaryPrimitives.ReadUInt64BigEndian(_octets.AsSpan(2)),
            _ => (ulong)(_octets[1] & 0x7F),
        };
        var masked = (_octets[1] & 0x80) != 0;
        var key = masked ? BinaryPrimitives.ReadUInt32BigEndian(_octets.AsSpan(_length - Masking.KeyLength)) : 0;
        _length = 0;
        Undecodable = length > long.MaxValue ? $"a frame length of 0x{length:X16}" : null;
        return (retention?.Frame() ?? Retention.NewFrame()).Begin(fromTestee, _octets[0], masked, key, form, length);
    }

    /// <summary>How many octets the header has, as far as the ones read so far can tell.</summary>
    private int Needed() => _length < 2
        ? 2
        : 2 + Form(_octets[1]) switch { LengthForm.Bits16 => 2, LengthForm.Bits64 => 8, _ => 0 }
            + ((_octets[1] & 0x80) != 0 ? Masking.KeyLength : 0);

    private static LengthForm Form(byte second) => (second & 0x7F) switch
    {
        126 => LengthForm.Bits16,
        127 => LengthForm.Bits64,
        _ => LengthForm.Bits7,
    };
}
