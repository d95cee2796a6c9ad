using System.Buffers;
using System.Buffers.Binary;
using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The lenient half of section 5.2: turns any octets into frames, one direction of one connection. It judges nothing; only a 64-bit length
/// with its top bit set stops it, because no frame can be that long.
/// </summary>
internal sealed class FrameReader(bool fromTestee)
{
    private const int HeaderMaximum = 14;
    private readonly byte[] _header = new byte[HeaderMaximum];
    private int _headerLength;
    private TapFrame? _open;
    private ArrayBufferWriter<byte> _payload = new();

    /// <summary>Why reading has stopped, or null.</summary>
    public string? Undecodable { get; private set; }

    /// <summary>True when octets of an unfinished frame are held.</summary>
    public bool HasPartialFrame => _open is not null || _headerLength > 0;

    /// <summary>Takes octets up to the end of one frame.</summary>
    /// <returns>The frame, or null when more octets are needed or reading has stopped.</returns>
    public TapFrame? Read(TimeSpan at, ref ReadOnlyMemory<byte> octets)
    {
        if (Undecodable is not null || (_open is null && !ReadHeader(at, ref octets)))
        {
            return null;
        }

        var missing = _open!.PayloadLength - (ulong)_payload.WrittenCount;
        var take = (int)Math.Min(missing, (ulong)octets.Length);
        if (_payload.WrittenCount == 0 && (ulong)take == missing && !_open.Masked)
        {
            var whole = octets[..take];
            octets = octets[take..];
            return Finish(at, whole);
        }

        _payload.Write(octets.Span[..take]);
        octets = octets[take..];
        return (ulong)take < missing ? null : Finish(at, Unmask(_open, _payload.WrittenSpan));
    }

    /// <summary>The frame that the end of the stream cut short, with what came of it; null when there is none.</summary>
    public TapFrame? Partial(TimeSpan at) => _open is null ? null : _open with { At = at, Payload = Unmask(_open, _payload.WrittenSpan) };

    private TapFrame Finish(TimeSpan at, ReadOnlyMemory<byte> payload)
    {
        var frame = _open! with { At = at, Payload = payload };
        _open = null;
        _headerLength = 0;
        _payload = _payload.WrittenCount == 0 ? _payload : new();
        return frame;
    }

    private static byte[] Unmask(TapFrame frame, ReadOnlySpan<byte> payload)
    {
        var clear = payload.ToArray();
        if (frame.Masked)
        {
            Masking.Apply(clear, frame.MaskingKey);
        }

        return clear;
    }

    private bool ReadHeader(TimeSpan at, ref ReadOnlyMemory<byte> octets)
    {
        while (_headerLength < Needed())
        {
            if (octets.IsEmpty)
            {
                return false;
            }

            _header[_headerLength++] = octets.Span[0];
            octets = octets[1..];
        }

        var form = Form(_header[1]);
        var length = form switch
        {
            LengthForm.Bits16 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            LengthForm.Bits64 => BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2)),
            _ => (ulong)(_header[1] & 0x7F),
        };
        var masked = (_header[1] & 0x80) != 0;
        _open = new()
        {
            At = at,
            FromTestee = fromTestee,
            Fin = (_header[0] & 0x80) != 0,
            Rsv = (byte)((_header[0] >> 4) & 7),
            Opcode = (Opcode)(_header[0] & 0x0F),
            Masked = masked,
            MaskingKey = masked ? BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(_headerLength - 4)) : 0,
            LengthForm = form,
            PayloadLength = length,
            Payload = default,
        };
        Undecodable = length > long.MaxValue ? $"a frame length of 0x{length:X16}" : null;
        return Undecodable is null;
    }

    /// <summary>How many octets the header has, as far as the ones read so far can tell.</summary>
    private int Needed() => _headerLength < 2
        ? 2
        : 2 + Form(_header[1]) switch { LengthForm.Bits16 => 2, LengthForm.Bits64 => 8, _ => 0 } + ((_header[1] & 0x80) != 0 ? 4 : 0);

    private static LengthForm Form(byte second) => (second & 0x7F) switch
    {
        126 => LengthForm.Bits16,
        127 => LengthForm.Bits64,
        _ => LengthForm.Bits7,
    };
}
