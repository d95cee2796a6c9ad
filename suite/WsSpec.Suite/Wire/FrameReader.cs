using WsSpec.Protocol;
using WsSpec.Suite.Bulk;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The lenient half of section 5.2: turns any octets into frames, one direction of one connection. It judges nothing; only a 64-bit length
/// with its top bit set stops it, because no frame can be that long.
/// </summary>
/// <param name="retention">What is kept of payloads; null: all, as far as possible where it is.</param>
internal sealed class FrameReader(bool fromTestee, Retention? retention = null)
{
    private readonly HeaderReader _header = new(fromTestee, retention);
    private readonly TextCheck _text = new();
    private readonly byte[] _beginning = new byte[Retention.OfDataFrame];
    private TapFrame? _open;
    private long? _afterPeer;

    /// <summary>Of a long payload, where what has come lasts as long as the frame does.</summary>
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private byte[] _payload = [];

    /// <summary>How many octets of the open frame are kept so far, as they came.</summary>
    private int _filled;

    /// <summary>How many others came.</summary>
    private long _dropped;
    private bool _inMessage;
    private bool _inCompressed;

    /// <summary>Why reading has stopped, or null.</summary>
    public string? Undecodable => _header.Undecodable;

    /// <summary>True when octets of an unfinished frame are held.</summary>
    public bool HasPartialFrame => _open is not null || _header.IsMidway;

    /// <summary>Whether so many octets are all of the payload of a long frame, so that there is no need to look at them.</summary>
    public bool AreInsideLongPayload(int count) =>
        _open is { PayloadLength: >= LongOctets.Shortest } frame && (ulong)count <= frame.PayloadLength - (ulong)(_filled + _dropped);

    /// <summary>How many octets of its side came before the next one.</summary>
    public long Offset { get; set; }

    /// <summary>Whether RSV1 may mark messages that nobody can look into before they are complete; until a 101 denies it, it may.</summary>
    public bool KeepsCompressed { get; set; } = true;

    /// <inheritdoc cref="Read(TimeSpan, long?, ref ReadOnlyMemory{byte})"/>
    public TapFrame? Read(TimeSpan at, ref ReadOnlyMemory<byte> octets) => Read(at, null, ref octets);

    /// <summary>Takes octets up to the end of one frame.</summary>
    /// <param name="afterPeer">How many octets of its peer their sender had; null when nobody knows.</param>
    /// <returns>The frame, or null when more octets are needed or reading has stopped.</returns>
    public TapFrame? Read(TimeSpan at, long? afterPeer, ref ReadOnlyMemory<byte> octets)
    {
        if (_open is null && !Begin(afterPeer, ref octets))
        {
            return null;
        }

        var frame = _open!;
        var missing = frame.PayloadLength - (ulong)(_filled + _dropped);
        if (octets.IsEmpty && missing > 0)
        {
            return null;
        }

        var take = (int)Math.Min(missing, (ulong)octets.Length);
        var part = octets[..take];
        octets = octets[take..];
        Offset += take;
        var isLast = (ulong)take == missing;
        if (!KeepsWhole(frame))
        {
            Pass(frame, part.Span);
            return isLast ? Finish(at, frame, Unmask(frame, _beginning.AsSpan(0, _filled))) : null;
        }

        if (_filled == 0 && isLast)
        {
            return Finish(at, frame, Alone(frame, part));
        }

        Hold(part, frame.PayloadLength);
        return isLast ? Finish(at, frame, Held(frame)) : null;
    }

    /// <summary>The frame that the end of the stream cut short, with what came of it; null when there is none.</summary>
    public TapFrame? Partial(TimeSpan at)
    {
        if (_open is null)
        {
            return null;
        }

        var payload = _pieces.Count > 0 ? Joined(_open) : Unmask(_open, (KeepsWhole(_open) ? _payload : _beginning).AsSpan(0, _filled));
        return (_open with { At = at }).Complete(at, payload, _dropped, _afterPeer, Offset, endsInvalidText: false);
    }

    /// <returns>False when there is no header yet, or none any more.</returns>
    private bool Begin(long? afterPeer, ref ReadOnlyMemory<byte> octets)
    {
        _afterPeer = _header.IsMidway ? _afterPeer : afterPeer;
        var before = octets.Length;
        _open = _header.Read(ref octets);
        Offset += before - octets.Length;
        if (_open is null || Undecodable is not null)
        {
            return false;
        }

        if (!_open.Opcode.IsControl())
        {
            _text.Begin(_open);
            _inCompressed = _open.Opcode == Opcode.Continuation && _inMessage ? _inCompressed : KeepsCompressed && _open.Rsv1;
            _inMessage = !_open.Fin;
        }

        return true;
    }

    private bool KeepsWhole(TapFrame frame) => retention is null || frame.Opcode.IsControl() || _inCompressed;

    /// <summary>Takes part of a payload of which only the beginning is kept.</summary>
    private void Pass(TapFrame frame, ReadOnlySpan<byte> octets)
    {
        if (_text.Reads)
        {
            Check(frame, octets);
        }

        var kept = Math.Clamp(retention!.OfNextDataFrame - _filled, 0, octets.Length);
        octets[..kept].CopyTo(_beginning.AsSpan(_filled));
        _filled += kept;
        _dropped += octets.Length - kept;
    }

    private void Check(TapFrame frame, ReadOnlySpan<byte> octets)
    {
        if (!frame.Masked)
        {
            _text.Add(octets);
            return;
        }

        var phase = (int)((_filled + _dropped) % Masking.KeyLength);
        var scratch = retention!.Scratch;
        while (!octets.IsEmpty)
        {
            var part = octets[..Math.Min(octets.Length, scratch.Length)];
            phase = Masking.Apply(part, scratch, frame.MaskingKey, phase);
            _text.Add(scratch[..part.Length]);
            octets = octets[part.Length..];
        }
    }

    /// <summary>
    /// Takes part of a payload. Of one that is announced as long the pieces are remembered where they last; for any other room is made for
    /// what has come, and never for more than was announced.
    /// </summary>
    private void Hold(ReadOnlyMemory<byte> octets, ulong announced)
    {
        var needed = _filled + octets.Length;
        if (retention is null && announced >= LongOctets.Shortest)
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

    /// <summary>
    /// A payload that has come in one piece, unmasked. What completes a message is looked into before its owner overwrites it; a fragment
    /// before that is not.
    /// </summary>
    private ReadOnlyMemory<byte> Alone(TapFrame frame, ReadOnlyMemory<byte> payload) =>
        retention is null ? LongOctets.Mask(payload, frame.MaskingKey)
        : frame is { Masked: false, Fin: true } && !frame.Opcode.IsControl() ? payload
        : Unmask(frame, payload.Span);

    /// <summary>All of a payload that has come in several, unmasked.</summary>
    private ReadOnlyMemory<byte> Held(TapFrame frame)
    {
        if (_pieces.Count > 0)
        {
            return Joined(frame);
        }

        var payload = _payload;
        _payload = [];
        if (frame.Masked)
        {
            Masking.Apply(payload, frame.MaskingKey);
        }

        return payload;
    }

    private ReadOnlyMemory<byte> Joined(TapFrame frame) => LongOctets.Mask(LongOctets.Join([.. _pieces]), frame.MaskingKey);

    private TapFrame Finish(TimeSpan at, TapFrame frame, ReadOnlyMemory<byte> payload)
    {
        var isData = !frame.Opcode.IsControl();
        if (isData && KeepsWhole(frame) && _text.Reads)
        {
            foreach (var piece in LongOctets.Pieces(payload))
            {
                _text.Add(piece.Span);
            }
        }

        var whole = frame.Complete(at, payload, _dropped, _afterPeer, Offset, isData && _text.End(frame));
        _open = null;
        _pieces.Clear();
        (_filled, _dropped) = (0, 0);
        return whole;
    }

    private ReadOnlyMemory<byte> Unmask(TapFrame frame, ReadOnlySpan<byte> payload)
    {
        var clear = retention is null || _inCompressed ? new byte[payload.Length] : retention.Room(payload.Length);
        payload.CopyTo(clear.Span);
        if (frame.Masked)
        {
            Masking.Apply(clear.Span, frame.MaskingKey);
        }

        return clear;
    }
}
