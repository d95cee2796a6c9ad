using WsSpec.Protocol;
using WsSpec.Suite.Cases;

namespace WsSpec.Suite.Wire;

/// <summary>A frame as it stood on the wire, legal or not.</summary>
public sealed record TapFrame
{
    /// <summary>Takes half of the room that a nullable number would: a capture has a million frames.</summary>
    private const long Unknown = -1;
    private TimeSpan _at;
    private bool _fromTestee;
    private bool _fin;
    private byte _rsv;
    private Opcode _opcode;
    private bool _masked;
    private uint _maskingKey;
    private LengthForm _lengthForm;
    private ulong _payloadLength;
    private ReadOnlyMemory<byte> _payload;
    private long _dropped;
    private long _end;
    private long _afterPeer = Unknown;
    private bool _endsInvalidText;

    /// <summary>When its last octet was seen.</summary>
    public required TimeSpan At { get => _at; init => _at = value; }

    /// <summary>True when the testee sent it.</summary>
    public required bool FromTestee { get => _fromTestee; init => _fromTestee = value; }

    public required bool Fin { get => _fin; init => _fin = value; }

    /// <summary>RSV1 to RSV3 as the number 0 to 7, RSV1 the highest bit.</summary>
    public required byte Rsv { get => _rsv; init => _rsv = value; }

    public required Opcode Opcode { get => _opcode; init => _opcode = value; }

    public required bool Masked { get => _masked; init => _masked = value; }

    /// <summary>The key, first octet highest; 0 when there is none.</summary>
    public required uint MaskingKey { get => _maskingKey; init => _maskingKey = value; }

    public required LengthForm LengthForm { get => _lengthForm; init => _lengthForm = value; }

    /// <summary>What the length field says.</summary>
    public required ulong PayloadLength { get => _payloadLength; init => _payloadLength = value; }

    /// <summary>The payload, unmasked; shorter than <see cref="PayloadLength"/> when the stream ended first, or not all is kept.</summary>
    public required ReadOnlyMemory<byte> Payload { get => _payload; init => _payload = value; }

    /// <summary>How many octets of the payload came behind those and are not kept.</summary>
    public long Dropped { get => _dropped; init => _dropped = value; }

    /// <summary>How many octets of the payload came.</summary>
    public long ReceivedLength => Payload.Length + Dropped;

    public bool IsComplete => (ulong)ReceivedLength == PayloadLength;

    /// <summary>True when it ends a text message that, as a whole and not compressed, is no UTF-8.</summary>
    public bool EndsInvalidText => _endsInvalidText;

    /// <summary>How many octets its sender had sent with the last of it, heads included.</summary>
    public long End => _end;

    /// <summary>
    /// How many octets of the peer the sender had when it sent the first of it; null when nobody knows. Time proves nothing of it: what
    /// crosses on the wire passes a tap one after the other.
    /// </summary>
    public long? AfterPeer => _afterPeer == Unknown ? null : _afterPeer;

    public bool Rsv1 => (Rsv & 4) != 0;

    /// <summary>True when the sender is proven to have had another frame when it began to send this one.</summary>
    public bool IsAfter(TapFrame other) => _afterPeer != Unknown && _afterPeer >= other.End;

    /// <summary>Makes it a frame of which the header is known; for who reads it, before anybody else sees it.</summary>
    internal TapFrame Begin(bool fromTestee, byte first, bool masked, uint key, LengthForm form, ulong length)
    {
        (_fromTestee, _fin, _rsv, _opcode) = (fromTestee, (first & 0x80) != 0, (byte)((first >> 4) & 7), (Opcode)(first & 0x0F));
        (_masked, _maskingKey, _lengthForm, _payloadLength) = (masked, key, form, length);
        (_payload, _dropped) = (default, 0);
        return this;
    }

    /// <summary>Adds what only the end of the frame tells; for who reads it, before anybody else sees it.</summary>
    internal TapFrame Complete(
        TimeSpan at, ReadOnlyMemory<byte> payload, long dropped, long? afterPeer, long end, bool endsInvalidText)
    {
        (_at, _payload, _dropped) = (at, payload, dropped);
        (_afterPeer, _end, _endsInvalidText) = (afterPeer ?? Unknown, end, endsInvalidText);
        return this;
    }

    /// <summary>Makes it one for whom the peer is the testee; for who read it, when nobody looks at it any more as it was.</summary>
    internal TapFrame Turn()
    {
        _fromTestee = !_fromTestee;
        return this;
    }
}
