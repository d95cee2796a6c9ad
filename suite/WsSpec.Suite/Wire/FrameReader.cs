using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The lenient half of section 5.2: turns any octets into frames, one direction of one connection. It judges nothing; only a 64-bit length
/// with its top bit set stops it, because no frame can be that long.
/// </summary>
internal sealed class FrameReader(bool fromTestee)
{
    private readonly HeaderReader _header = new(fromTestee);
    private TapFrame? _open;
    private byte[] _payload = [];
    private int _filled;

    /// <summary>Why reading has stopped, or null.</summary>
    public string? Undecodable => _header.Undecodable;

    /// <summary>True when octets of an unfinished frame are held.</summary>
    public bool HasPartialFrame => _open is not null || _header.IsMidway;

    /// <summary>Takes octets up to the end of one frame.</summary>
    /// <returns>The frame, or null when more octets are needed or reading has stopped.</returns>
    public TapFrame? Read(TimeSpan at, ref ReadOnlyMemory<byte> octets)
    {
        _open ??= _header.Read(at, ref octets);
        if (_open is null || Undecodable is not null)
        {
            return null;
        }

        var missing = _open.PayloadLength - (ulong)_filled;
        var take = (int)Math.Min(missing, (ulong)octets.Length);
        if (_filled == 0 && (ulong)take == missing)
        {
            var whole = _open.Masked ? Unmask(_open, octets.Span[..take]) : octets[..take];
            octets = octets[take..];
            return Finish(at, whole);
        }

        Hold(octets.Span[..take], _open.PayloadLength);
        octets = octets[take..];
        if ((ulong)take < missing)
        {
            return null;
        }

        var payload = _payload;
        _payload = [];
        if (_open.Masked)
        {
            Masking.Apply(payload, _open.MaskingKey);
        }

        return Finish(at, payload);
    }

    /// <summary>The frame that the end of the stream cut short, with what came of it; null when there is none.</summary>
    public TapFrame? Partial(TimeSpan at) =>
        _open is null ? null : _open with { At = at, Payload = Unmask(_open, _payload.AsSpan(0, _filled)) };

    /// <summary>Takes part of a payload: room is made for what has come, and never for more than was announced.</summary>
    private void Hold(ReadOnlySpan<byte> octets, ulong announced)
    {
        var needed = _filled + octets.Length;
        if (_payload.Length < needed)
        {
            Array.Resize(ref _payload, (int)Math.Min(announced, (ulong)Math.Max(needed, 2L * _payload.Length)));
        }

        octets.CopyTo(_payload.AsSpan(_filled));
        _filled = needed;
    }

    private TapFrame Finish(TimeSpan at, ReadOnlyMemory<byte> payload)
    {
        var frame = _open! with { At = at, Payload = payload };
        _open = null;
        _filled = 0;
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
}
