using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Reports.Json;

/// <summary>
/// Takes the masks off the frames that octets begin with, and puts them on again: headers stay as they are, so doing it twice changes
/// nothing, whatever the octets are.
/// </summary>
internal sealed class MaskToggle
{
    private const int MostWithoutMore = 125;
    private const int Sixteen = 126;

    private readonly byte[] _header = new byte[RawFrame.HeaderMaximum];
    private int _read;
    private ulong _left;
    private uint _key;
    private int _phase;

    /// <summary>Toggles the next octets in place.</summary>
    public void Apply(Span<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            if (_left > 0)
            {
                var count = (int)Math.Min(_left, (ulong)octets.Length);
                _phase = _key == 0 ? 0 : Masking.Apply(octets[..count], _key, _phase);
                _left -= (ulong)count;
                octets = octets[count..];
                continue;
            }

            _header[_read++] = octets[0];
            octets = octets[1..];
            if (_read >= 2 && _read == HeaderLength)
            {
                Begin();
            }
        }
    }

    private bool IsMasked => _header[1] >= 0x80;

    private int Length7 => _header[1] & 0x7F;

    private int HeaderLength => RawFrame.HeaderLength(
        Length7 <= MostWithoutMore ? LengthForm.Bits7 : Length7 == Sixteen ? LengthForm.Bits16 : LengthForm.Bits64, IsMasked);

    private void Begin()
    {
        _left = Length7 <= MostWithoutMore ? (ulong)Length7
            : Length7 == Sixteen ? BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2))
            : BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2));
        _key = IsMasked ? BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(_read - Masking.KeyLength)) : 0;
        (_read, _phase) = (0, 0);
    }
}
