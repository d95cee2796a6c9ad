using WsSpec.Protocol;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The lenient half of section 5.2: turns any octets into frames, one direction of one connection. It judges nothing; only a 64-bit length
/// with its top bit set stops it, because no frame can be that long.
/// </summary>
internal sealed class FrameReader(bool fromTestee)
{
    private readonly HeaderReader _header = new(fromTestee);
    private TapFrame? _open;
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private byte[] _payload = [];
    private int _filled;

    /// <summary>Why reading has stopped, or null.</summary>
    public string? Undecodable => _header.Undecodable;

    /// <summary>True when octets of an unfinished frame are held.</summary>
    public bool HasPartialFrame => _open is not null || _header.IsMidway;

    /// <summary>Whether so many octets are all of the payload of a long frame, so that there is no need to look at them.</summary>
    public bool AreInsideLongPayload(int count) =>
        _open is { PayloadLength: >= LongOctets.Shortest } frame && (ulong)count <= frame.PayloadLength - (ulong)_filled;

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
        if (octets.IsEmpty && missing > 0)
        {
            return null;
        }

        var take = (int)Math.Min(missing, (ulong)octets.Length);
        if (_filled == 0 && (ulong)take == missing)
        {
            var whole = LongOctets.Mask(octets[..take], _open.MaskingKey);
            octets = octets[take..];
            return Finish(at, whole);
        }

        Hold(octets[..take], _open.PayloadLength);
        octets = octets[take..];
        return (ulong)take < missing ? null : Finish(at, Held());
    }

    /// <summary>The frame that the end of the stream cut short, with what came of it; null when there is none.</summary>
    public TapFrame? Partial(TimeSpan at) =>
        _open is null ? null : _open with { At = at, Payload = Held() };

    /// <summary>
    /// Takes part of a payload. Of one that is announced as long the pieces are remembered; for a shorter one room is made for what has
    /// come, and never for more than was announced.
    /// </summary>
    private void Hold(ReadOnlyMemory<byte> octets, ulong announced)
    {
        var needed = _filled + octets.Length;
        if (announced >= LongOctets.Shortest)
        {
            _pieces.Add(octets);
            _filled = needed;
            return;
        }

        if (_payload.Length < needed)
        {
            Array.Resize(ref _payload, (int)Math.Min(announced, (ulong)Math.Max(needed, 2L * _payload.Length)));
        }

        octets.Span.CopyTo(_payload.AsSpan(_filled));
        _filled = needed;
    }

    /// <summary>What has come of the payload, unmasked.</summary>
    private ReadOnlyMemory<byte> Held() =>
        LongOctets.Mask(_pieces.Count > 0 ? LongOctets.Join([.. _pieces]) : _payload.AsMemory(0, _filled).ToArray(), _open!.MaskingKey);

    private TapFrame Finish(TimeSpan at, ReadOnlyMemory<byte> payload)
    {
        var frame = _open! with { At = at, Payload = payload };
        _open = null;
        _payload = [];
        _pieces.Clear();
        _filled = 0;
        return frame;
    }
}
