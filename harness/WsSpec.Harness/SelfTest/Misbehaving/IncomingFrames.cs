using WsSpec.Protocol;

namespace WsSpec.Harness.SelfTest.Misbehaving;

/// <summary>Tells where in a stream of octets frames begin and end, without holding back more than an unfinished header.</summary>
internal sealed class IncomingFrames
{
    private byte[] _partialHeader = [];
    private FrameHeader _header;
    private ulong _received;
    private bool _insideFrame;

    /// <summary>The pieces in one read.</summary>
    public List<FramePiece> Read(ReadOnlyMemory<byte> octets, bool withHead)
    {
        var pieces = new List<FramePiece>();
        while (!octets.IsEmpty)
        {
            var header = ReadOnlyMemory<byte>.Empty;
            var before = 0;
            if (!_insideFrame)
            {
                before = _partialHeader.Length;
                byte[] start = [.. _partialHeader, .. octets.Span[..Math.Min(octets.Length, FrameHeader.MaxLength)]];
                if (!FrameHeader.TryRead(start, out _header))
                {
                    _partialHeader = start;
                    return pieces;
                }

                header = start.AsMemory(0, _header.HeaderLength);
                octets = octets[(_header.HeaderLength - before)..];
                (_partialHeader, _received) = ([], 0);
            }

            var length = (int)Math.Min(_header.PayloadLength - _received, (ulong)octets.Length);
            pieces.Add(new(_header, header, octets[..length], _received) { HeaderOctetsBefore = before, IsWithHead = withHead });
            octets = octets[length..];
            _received += (ulong)length;
            _insideFrame = _received < _header.PayloadLength;
        }

        return pieces;
    }
}
