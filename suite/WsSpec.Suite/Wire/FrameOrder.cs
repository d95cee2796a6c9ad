using System.Collections.Immutable;
using WsSpec.Protocol;

namespace WsSpec.Suite.Wire;

/// <summary>
/// The frames of a captured conversation with what its acknowledgements prove of their order: what a side had received when it sent a
/// frame. Time proves nothing: what crosses on the wire passes a tap one after the other.
/// </summary>
public sealed class FrameOrder
{
    private FrameOrder(Conversation conversation, ImmutableArray<PlacedFrame> frames, long testeeHeads, long peerHeads)
    {
        Conversation = conversation;
        Frames = frames;
        (TesteeHeads, PeerHeads) = (testeeHeads, peerHeads);
    }

    public Conversation Conversation { get; }

    /// <summary>In the order in which they were complete.</summary>
    public ImmutableArray<PlacedFrame> Frames { get; }

    /// <summary>How many octets of the testee come before its frames.</summary>
    public long TesteeHeads { get; }

    /// <summary>How many octets of its peer come before its frames.</summary>
    public long PeerHeads { get; }

    public IEnumerable<PlacedFrame> Testee => Frames.Where(placed => placed.Frame.FromTestee);

    public IEnumerable<PlacedFrame> Peer => Frames.Where(placed => !placed.Frame.FromTestee);

    public static FrameOrder Of(Conversation conversation)
    {
        var testee = new Stream(conversation, fromTestee: true);
        var peer = new Stream(conversation, fromTestee: false);
        return new(
            conversation,
            [.. conversation.Frames.Select(frame => (frame.FromTestee ? testee : peer).Place(frame))],
            testee.Heads,
            peer.Heads);
    }

    /// <summary>One direction: goes along its octets, frame by frame.</summary>
    private sealed class Stream
    {
        private readonly ImmutableArray<Entry.Piece> _pieces;
        private int _piece;
        private long _pieceEnd;
        private long _next;

        public Stream(Conversation conversation, bool fromTestee)
        {
            _pieces = [.. conversation.Transcript.Entries.OfType<Entry.Piece>().Where(piece => piece.FromTestee == fromTestee)];
            _pieceEnd = _pieces is [var first, ..] ? first.Octets.Length : 0;
            var heads = fromTestee
                ? conversation.Observations.Select(o => (o as RequestSeen)?.Head ?? (o as ResponseSeen)?.Head).OfType<TapHead>()
                : conversation.SentHeads;
            _next = Heads = heads.Sum(head => (long)head.Octets.Length);
        }

        public long Heads { get; }

        public PlacedFrame Place(TapFrame frame)
        {
            var begin = _next;
            while (_pieceEnd <= begin && _piece < _pieces.Length - 1)
            {
                _pieceEnd += _pieces[++_piece].Octets.Length;
            }

            _next += RawFrame.HeaderLength(frame.LengthForm, frame.Masked) + frame.Payload.Length;
            return new(frame, _next, _pieces.IsEmpty ? null : _pieces[_piece].AfterPeer);
        }
    }
}

/// <summary>A frame and its place.</summary>
/// <param name="End">How many octets its sender had sent with the last of it.</param>
/// <param name="AfterPeer">
/// How many octets of the peer the sender had when it sent the first of it; null when nobody knows.
/// </param>
public sealed record PlacedFrame(TapFrame Frame, long End, long? AfterPeer)
{
    /// <summary>True when the sender is proven to have had the other frame when it began to send this one.</summary>
    public bool IsAfter(PlacedFrame other) => AfterPeer >= other.End;
}
