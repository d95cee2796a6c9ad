using WsSpec.Protocol;
using WsSpec.Suite.Bulk;
using WsSpec.Suite.Deflate;

namespace WsSpec.Suite.Wire;

/// <summary>
/// Joins the testee's frames to messages, leniently (section 5.4), and inflates those that are compressed (RFC 7692, section 6.2).
/// </summary>
public sealed class MessageReader
{
    private readonly LenientInflater _inflater;
    private readonly Onset _onset;
    private readonly List<ReadOnlyMemory<byte>> _fragments = [];
    private Opcode _type;
    private bool _isCompressed;
    private bool _isInside;
    private long _dropped;

    /// <summary>Whether permessage-deflate was agreed on, so that RSV1 marks a compressed message.</summary>
    public bool Inflates { get; set; }

    public MessageReader()
        : this(Onset.Handshake)
    {
    }

    private MessageReader(Onset onset)
    {
        _onset = onset;
        _inflater = onset == Onset.CompressedFrames ? LenientInflater.OfUnknownContext() : new();
        Inflates = onset == Onset.CompressedFrames;
    }

    /// <summary>A reader of what comes from there on.</summary>
    internal static MessageReader From(Onset onset) => new(onset);

    /// <inheritdoc cref="ReadWithin"/>
    public MessageSeen? Read(TapFrame frame) => ReadWithin(LenientInflater.DefaultLimit, frame);

    /// <summary>Takes one data frame.</summary>
    /// <param name="limit">The octets that the message may stand for where it is compressed; what is longer is a fault.</param>
    /// <returns>The message it completes, or null.</returns>
    public MessageSeen? ReadWithin(int limit, TapFrame frame)
    {
        Begin(frame);
        _dropped += frame.Dropped;
        _fragments.Add(frame.Payload);
        return frame.Fin ? Finish(frame, LongOctets.Join([.. _fragments]), limit) : null;
    }

    /// <summary>Takes one data frame of a message that nobody asks for.</summary>
    public void Pass(TapFrame frame) => Begin(frame);

    private void Begin(TapFrame frame)
    {
        if (frame.Opcode != Opcode.Continuation || !_isInside)
        {
            // A new start inside an unfinished message abandons it: the standing rules say what is wrong with that.
            _type = frame.Opcode;
            _isCompressed = Inflates && frame.Rsv1;
            _dropped = 0;
            _fragments.Clear();
        }

        _isInside = !frame.Fin;
    }

    private MessageSeen Finish(TapFrame last, ReadOnlyMemory<byte> payload, int limit)
    {
        var inflation = _isCompressed ? _inflater.Inflate(payload, limit) : null;
        var message = new MessageSeen(last.At, _type, inflation?.Octets ?? payload, _fragments.Count)
        {
            Dropped = _dropped,
            Inflation = inflation,
            InflatesToInvalidText = _type == Opcode.Text && inflation is { Fault: null } && IsKnown(inflation)
                && !TextCheck.IsText(inflation.Octets),
        };
        _fragments.Clear();
        return message;
    }

    /// <summary>Where nobody knows what the windows held, nobody knows what refers back to them.</summary>
    private bool IsKnown(Inflation inflation) => _onset != Onset.CompressedFrames || inflation.ContextReach == 0;
}
