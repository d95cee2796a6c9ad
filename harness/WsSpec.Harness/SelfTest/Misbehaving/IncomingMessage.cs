using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Whether a fragmented message is on its way in.</summary>
internal sealed class IncomingMessage
{
    /// <summary>True when a message has begun whose last frame has not.</summary>
    public bool IsInside { get; private set; }

    /// <summary>How many frames of it have begun.</summary>
    public int Frames { get; private set; }

    /// <summary>Takes the pieces of one read and passes them on as they are.</summary>
    public IReadOnlyList<FramePiece> Watch(IReadOnlyList<FramePiece> pieces)
    {
        foreach (var piece in pieces)
        {
            Watch(piece);
        }

        return pieces;
    }

    /// <summary>Takes one piece.</summary>
    public void Watch(FramePiece piece)
    {
        if (piece.IsFirst && piece.Header.Opcode is Opcode.Text or Opcode.Binary or Opcode.Continuation)
        {
            Frames = piece.Header.Opcode == Opcode.Continuation ? Frames + 1 : 1;
            IsInside = !piece.Header.Fin;
        }
    }
}
