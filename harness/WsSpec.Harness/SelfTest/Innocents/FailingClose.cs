using System.Buffers.Binary;
using WsSpec.Harness.SelfTest.Misbehaving;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>
/// Tells the Close with which the reference fails a connection from the one with which it answers: it fails with 1002, 1007 or 1009, and
/// not where the peer has just sent the same code.
/// </summary>
internal sealed class FailingClose
{
    private readonly HashSet<ushort?> _received = [];

    /// <summary>Takes the pieces of one read and passes them on as they are.</summary>
    public IReadOnlyList<FramePiece> Watch(IReadOnlyList<FramePiece> pieces)
    {
        _received.UnionWith(pieces.Where(p => p.Header.Opcode == Opcode.Close && p.IsFirst).Select(p => Code(p.ApplicationData())));
        return pieces;
    }

    public bool Is(RawFrame close) => Code(close.Payload.Span) is 1002 or 1007 or 1009 && !_received.Contains(Code(close.Payload.Span));

    private static ushort? Code(ReadOnlySpan<byte> body) => body.Length < sizeof(ushort)
        ? null : BinaryPrimitives.ReadUInt16BigEndian(body);
}
