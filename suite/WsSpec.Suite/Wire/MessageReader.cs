using System.Buffers;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>Joins the testee's frames to messages, leniently (section 5.4).</summary>
internal sealed class MessageReader
{
    private ArrayBufferWriter<byte>? _joined;
    private Opcode _type;
    private int _frames;

    /// <summary>Takes one data frame.</summary>
    /// <returns>The message it completes, or null.</returns>
    public MessageSeen? Read(TapFrame frame)
    {
        if (frame.Opcode != Opcode.Continuation || _frames == 0)
        {
            // A new start inside an unfinished message abandons it: the standing rules say what is wrong with that.
            _type = frame.Opcode;
            _frames = 0;
            _joined = null;
        }

        _frames++;
        if (frame.Fin && _joined is null)
        {
            return Finish(frame, frame.Payload);
        }

        _joined ??= new();
        _joined.Write(frame.Payload.Span);
        return frame.Fin ? Finish(frame, _joined.WrittenMemory) : null;
    }

    private MessageSeen Finish(TapFrame last, ReadOnlyMemory<byte> payload)
    {
        var message = new MessageSeen(last.At, _type, payload, _frames);
        _frames = 0;
        _joined = null;
        return message;
    }
}
