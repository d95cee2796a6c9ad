using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>What came before each frame of the last read, and how the frame came itself.</summary>
internal sealed class IncomingMoments
{
    private readonly List<(FrameHeader Header, FrameMoment Moment)> _frames = [];
    private FrameMoment _next;

    /// <summary>Takes the pieces of one read and passes them on as they are.</summary>
    public IReadOnlyList<FramePiece> Watch(IReadOnlyList<FramePiece> pieces)
    {
        // A frame that goes on in this read began in an earlier one.
        _frames.RemoveRange(0, Math.Max(0, _frames.Count - 1));
        foreach (var piece in pieces.Where(piece => piece.IsFirst))
        {
            _frames.Add((piece.Header, _next with { IsCut = piece.HeaderOctetsBefore > 0 || !piece.IsLast }));
            _next = Behind(piece.Header);
        }

        return pieces;
    }

    /// <summary>The moment of a frame of the last read.</summary>
    public FrameMoment Of(FrameHeader header) => _frames.FindLast(frame => frame.Header == header).Moment;

    private FrameMoment Behind(FrameHeader header) => header.Opcode.IsControl()
        ? _next with { Controls = _next.Controls + 1 }
        : _next with
        {
            Messages = _next.Messages + (header.Fin ? 1 : 0),
            FragmentedMessages = _next.FragmentedMessages + (header is { Fin: true, Opcode: Opcode.Continuation } ? 1 : 0),
            Fragments = header.Fin ? 0 : _next.Fragments + 1,
        };
}
